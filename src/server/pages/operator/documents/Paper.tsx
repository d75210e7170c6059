import { fullDay } from '../../../time/dates.ts';
import type { PageLanguage } from '../../strings/index.ts';
import { Mark } from '../../parts/Icon.tsx';
import type { Block, DocumentFacts, PaperContent } from './document.ts';

/** A paper set for the screen and for A4. Complete in itself, so that it can be saved and sent on. */
export function Paper(props: {
  readonly language: PageLanguage;
  readonly facts: DocumentFacts;
  readonly content: PaperContent;
  /** Text of the stylesheet, for a file; a page of the console links to it instead. */
  readonly style: { readonly href: string } | { readonly inline: string };
  /** Shown on the screen only: the other language, and what belongs to the paper. */
  readonly links?: readonly { readonly href: string; readonly label: string; readonly download?: string }[];
}) {
  const { language, facts, content, style, links } = props;
  const ja = language === 'ja';
  const { operator, employer } = facts;
  return (
    <html lang={language}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width,initial-scale=1" />
        <meta name="robots" content="noindex,nofollow" />
        <meta name="color-scheme" content="light" />
        <title>{`${content.title} · ${ja ? employer.name : employer.nameEn}`}</title>
        <link rel="icon" href="data:," />
        {'href' in style ? <link rel="stylesheet" href={style.href} /> : <style>{style.inline}</style>}
      </head>
      <body>
        {links && (
          <nav className="screen" aria-label={ja ? 'この書類' : 'This paper'}>
            {links.map(({ href, label, download }) => (
              <a key={href} href={href} {...(download ? { download } : {})}>
                {label}
              </a>
            ))}
          </nav>
        )}
        <main className="paper">
          <header>
            <span className="brand">
              <Mark />
              {ja ? 'キャリアリレー' : 'Career Relay'}
            </span>
            <span>
              {ja ? `${employer.name}\u00a0様` : employer.nameEn}
              <br />
              {fullDay(facts.day, language)}
            </span>
          </header>
          <h1>{content.title}</h1>
          <p className="lead">{content.lead}</p>
          {content.sections.map(({ title, blocks }) => (
            <section key={title}>
              {title && <h2>{title}</h2>}
              {blocks.map((block, index) => (
                <Part key={index} block={block} />
              ))}
            </section>
          ))}
          <footer>
            {ja
              ? `お問い合わせ:${operator.name}(職業紹介の許可番号 ${operator.licence}) `
              : `Questions: ${operator.nameEn} (licence ${operator.licence}) · `}
            {operator.contactMail}
          </footer>
        </main>
      </body>
    </html>
  );
}

function Part({ block }: { readonly block: Block }) {
  switch (block.kind) {
    case 'text':
      return <p>{block.text}</p>;
    case 'code':
      return <pre>{block.text}</pre>;
    case 'list': {
      const items = block.items.map((item) => <li key={item}>{item}</li>);
      return block.ordered ? <ol>{items}</ol> : <ul>{items}</ul>;
    }
    case 'quote':
      return (
        <blockquote>
          {block.paragraphs.map((paragraph) => (
            <p key={paragraph}>{paragraph}</p>
          ))}
        </blockquote>
      );
    case 'figures':
      return (
        <ul className="figures">
          {block.items.map(([name, value]) => (
            <li key={name}>
              {name}
              <b>{value}</b>
            </li>
          ))}
        </ul>
      );
    case 'table':
      return (
        <table>
          <thead>
            <tr>
              {block.head.map((cell) => (
                <th key={cell} scope="col">
                  {cell}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {block.rows.map(([first = '', ...rest]) => (
              <tr key={first}>
                <th scope="row">{first}</th>
                {rest.map((cell) => (
                  <td key={cell}>{cell}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      );
  }
}
