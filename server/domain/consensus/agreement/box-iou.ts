import { type BootstrapOptions, bootstrapEstimate, type Estimate } from "./bootstrap"

/** A labelled rectangle in an image; any unit, the same in both directions. */
export interface Box {
  readonly left: number
  readonly top: number
  /** Larger than `left`. */
  readonly right: number
  /** Larger than `top`. */
  readonly bottom: number
  readonly className: string
}

/** Intersection over union of two rectangles, whatever their classes: 1 where they are the same, 0 apart. */
export function intersectionOverUnion(a: Box, b: Box): number {
  const width = Math.min(a.right, b.right) - Math.max(a.left, b.left)
  const height = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top)
  if (width <= 0 || height <= 0) return 0
  const shared = width * height
  return shared / (areaOf(a) + areaOf(b) - shared)
}

/**
 * Mean IoU of two sets of boxes in one image: boxes of one class are matched, best overlap first, each to one at most;
 * a box without a match counts 0. Symmetric; 1 where both are empty.
 */
export function meanIou(a: readonly Box[], b: readonly Box[]): number {
  const { sum, count } = matchBoxes(a, b)
  return count === 0 ? 1 : sum / count
}

/**
 * Mean IoU over many images, over all matched and unmatched boxes, with a bootstrap interval over images, 95 %.
 * @param pairs both sets of boxes, by image
 * @returns null without images
 */
export function estimateMeanIou(
  pairs: readonly (readonly [readonly Box[], readonly Box[]])[],
  options: BootstrapOptions = {},
): Estimate | null {
  if (pairs.length === 0) return null
  const matches = pairs.map(([a, b]) => matchBoxes(a, b))
  return bootstrapEstimate(
    pairs.length,
    (draws) => {
      let sum = 0
      let count = 0
      for (const [image, match] of matches.entries()) {
        sum += (draws[image] as number) * match.sum
        count += (draws[image] as number) * match.count
      }
      return count === 0 ? 1 : sum / count
    },
    options,
  )
}

/** Sum of the matches' IoU, and how many boxes there are when a matched pair is one. */
function matchBoxes(a: readonly Box[], b: readonly Box[]): { readonly sum: number; readonly count: number } {
  const first = [...a].sort(byPlace)
  const second = [...b].sort(byPlace)
  const candidates = first.flatMap((box, i) =>
    second.flatMap((other, j) => {
      const overlap = box.className === other.className ? intersectionOverUnion(box, other) : 0
      return overlap > 0 ? [{ i, j, overlap }] : []
    }),
  )
  // Ties by places in a way that does not care which set came first, so that the measure is symmetric.
  candidates.sort(
    (x, y) => y.overlap - x.overlap || x.i + x.j - (y.i + y.j) || Math.abs(x.i - x.j) - Math.abs(y.i - y.j),
  )
  const taken = { first: new Set<number>(), second: new Set<number>() }
  let sum = 0
  for (const { i, j, overlap } of candidates) {
    if (taken.first.has(i) || taken.second.has(j)) continue
    taken.first.add(i)
    taken.second.add(j)
    sum += overlap
  }
  return { sum, count: first.length + second.length - taken.first.size }
}

/** A fixed order of boxes: by corner, then size, then class. */
export function byPlace(a: Box, b: Box): number {
  const gap = a.left - b.left || a.top - b.top || a.right - b.right || a.bottom - b.bottom
  return gap || (a.className < b.className ? -1 : a.className > b.className ? 1 : 0)
}

/** Area of a rectangle, in squares of its unit. */
export function areaOf({ left, top, right, bottom }: Box): number {
  return (right - left) * (bottom - top)
}
