import { barDrawing, segmentsOf } from '../../../../src/addin/pane/progress/segments.ts';

describe('Segments', () => {
  it('show registered, this draft, pending and empty places in that order', () => {
    expect(segmentsOf({ filled: 2, total: 6, pending: 1, draft: true })).toEqual([
      'filled',
      'filled',
      'draft',
      'pending',
      'empty',
      'empty',
    ]);
  });

  it('cap the hatch at the free places', () => {
    expect(segmentsOf({ filled: 1, total: 3, pending: 25, draft: false })).toEqual([
      'filled',
      'pending',
      'pending',
    ]);
  });

  it.each([
    [12, 'segments'],
    [13, 'ticked'],
    [30, 'ticked'],
    [31, 'plain'],
  ] as const)('draw a threshold of %i as %s', (total, drawing) => {
    expect(barDrawing(total)).toBe(drawing);
  });
});
