/** New annotations that are always enough to wait for before a full fit. */
const leastAnnotations = 40

/** The share of a project's annotations that must be new. */
const newShare = 0.2

/**
 * Whether enough has changed since the last full fit to make another: 40 new annotations at first, later a fifth of
 * all. So the fits of a project cost, in sum, a fixed multiple of the last one, however large it grows.
 * @param annotationsSinceFit annotations that came after the last fit
 * @param annotationCount all annotations of the project
 */
export function isRefitDue(annotationsSinceFit: number, annotationCount: number): boolean {
  return annotationsSinceFit >= Math.max(leastAnnotations, annotationCount * newShare)
}
