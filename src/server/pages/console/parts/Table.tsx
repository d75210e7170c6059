import type { ReactNode } from 'react';

export interface TableRow {
  readonly key: string;
  /** Where a press on the row leads. */
  readonly href?: string | undefined;
  readonly selected?: boolean;
  /** The first cell is the row's name, and carries the link. */
  readonly cells: readonly ReactNode[];
  /** Stands for all cells but the first: a row that has nothing else to tell. */
  readonly instead?: ReactNode;
}

/** Where a row's link is, so that closing its detail leads back to it. */
export function rowId(key: string): string {
  return `row-${key}`;
}

/**
 * A table whose head stays in sight. A whole row can be pressed; the link is in its first cell. Where there is no width for
 * columns a row is a list of its cells, each with the name of its column.
 */
export function Table(props: {
  /** What the table is about, for those who hear it. */
  readonly label: string;
  readonly columns: readonly string[];
  readonly rows: readonly TableRow[];
  /** Columns of figures and dates, by index. */
  readonly numeric?: readonly number[];
  /** Columns of names beside the row's own, which takes several lines where it has to as well. */
  readonly names?: readonly number[];
  /** Columns whose text may take several lines. */
  readonly wrapping?: readonly number[];
  /** Columns that stay away where the space is needed for a detail. */
  readonly spare?: readonly number[];
}) {
  const classOf = (index: number) =>
    [
      props.numeric?.includes(index) ? 'num' : '',
      props.names?.includes(index) ? 'name' : '',
      props.wrapping?.includes(index) ? 'wrap' : '',
      props.spare?.includes(index) ? 'spare' : '',
    ]
      .filter(Boolean)
      .join(' ') || undefined;
  return (
    <div className="panel table-holder">
      <table className="table" aria-label={props.label} data-rows>
        <thead>
          <tr>
            {props.columns.map((column, index) => (
              <th key={column} scope="col" className={classOf(index)}>
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {props.rows.map((row) => (
            <tr key={row.key} className={row.selected ? 'on' : undefined}>
              {row.cells.slice(0, row.instead ? 1 : undefined).map((cell, index) =>
                index === 0 ? (
                  <th key={index} scope="row" className={classOf(index)}>
                    {row.href ? (
                      <a
                        className="row-link"
                        id={rowId(row.key)}
                        href={row.href}
                        data-row
                        {...(row.selected ? { 'aria-current': 'true' as const } : {})}
                      >
                        {cell}
                      </a>
                    ) : (
                      cell
                    )}
                  </th>
                ) : (
                  <td key={index} className={classOf(index)} data-label={props.columns[index]}>
                    {cell}
                  </td>
                ),
              )}
              {row.instead && (
                <td colSpan={props.columns.length - 1} className="quiet">
                  {row.instead}
                </td>
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
