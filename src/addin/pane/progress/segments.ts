export type Segment = 'filled' | 'draft' | 'pending' | 'empty';

/** Above this many, segments are too narrow to count and the bar is continuous. */
const MOST_SEGMENTS = 12;
const MOST_TICKS = 30;

/** How the bar is drawn for a contract's threshold. */
export type BarDrawing = 'segments' | 'ticked' | 'plain';

export function barDrawing(total: number): BarDrawing {
  if (total <= MOST_SEGMENTS) return 'segments';
  return total <= MOST_TICKS ? 'ticked' : 'plain';
}

/** What each of the `total` places shows: registered first, then this draft, then pending up to the free places. */
export function segmentsOf(progress: {
  readonly filled: number;
  readonly total: number;
  readonly pending: number;
  readonly draft: boolean;
}): readonly Segment[] {
  const draftEnd = progress.filled + (progress.draft ? 1 : 0);
  return Array.from({ length: progress.total }, (_, place) => {
    if (place < progress.filled) return 'filled';
    if (place < draftEnd) return 'draft';
    return place < draftEnd + progress.pending ? 'pending' : 'empty';
  });
}
