import { type Box, byPlace, intersectionOverUnion } from "../agreement/box-iou"
import { inOrder, type SkilledAnswer, type Supported, weightOf } from "./skilled-answer"

/** A rectangle that labelers agree on; confidence is the share of their weight that drew it. */
export interface MergedBox extends Box, Supported {}

/** Overlap from which two boxes mean the same thing. */
const leastOverlap = 0.5

interface Cluster {
  readonly className: string
  readonly labelerIds: Set<string>
  weight: number
  fused: Box
}

/**
 * Merges labelled rectangles by weighted fusion (Solovyev, Wang and Gabruseva, Weighted boxes fusion, Image and Vision
 * Computing 107, 2021): a box joins the cluster of its class that it overlaps most, by half at least, one box a
 * labeler; a cluster's box is the mean of its own by weight. Kept is what more than half of the weight drew.
 * @param answers everybody who was asked, also those who drew nothing; their order does not matter
 * @returns by corner, then size, then class
 */
export function mergeBoxes(answers: readonly SkilledAnswer<readonly Box[]>[]): readonly MergedBox[] {
  const clusters: Cluster[] = []
  let total = 0
  for (const answer of inOrder(answers)) {
    const weight = weightOf(answer)
    total += weight
    for (const box of [...answer.answer].sort(byPlace)) {
      const cluster = nearest(clusters, box, answer.labelerId)
      if (cluster === undefined) {
        const { className } = box
        clusters.push({ className, labelerIds: new Set([answer.labelerId]), weight, fused: box })
      } else join(cluster, box, answer.labelerId, weight)
    }
  }
  return clusters
    .filter(({ weight }) => weight * 2 > total)
    .map(({ fused, weight }) => ({ ...fused, confidence: weight / total }))
    .sort(byPlace)
}

function nearest(clusters: readonly Cluster[], box: Box, labelerId: string): Cluster | undefined {
  let best: Cluster | undefined
  let bestOverlap = leastOverlap
  for (const cluster of clusters) {
    if (cluster.className !== box.className || cluster.labelerIds.has(labelerId)) continue
    const overlap = intersectionOverUnion(cluster.fused, box)
    if (overlap < bestOverlap || (best !== undefined && overlap === bestOverlap)) continue
    best = cluster
    bestOverlap = overlap
  }
  return best
}

function join(cluster: Cluster, box: Box, labelerId: string, weight: number): void {
  const { fused } = cluster
  const all = cluster.weight + weight
  const mean = (before: number, added: number) => (before * cluster.weight + added * weight) / all
  cluster.fused = {
    className: cluster.className,
    left: mean(fused.left, box.left),
    top: mean(fused.top, box.top),
    right: mean(fused.right, box.right),
    bottom: mean(fused.bottom, box.bottom),
  }
  cluster.labelerIds.add(labelerId)
  cluster.weight = all
}
