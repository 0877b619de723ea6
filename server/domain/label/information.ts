/**
 * What a verdict on a task is expected to tell: how likely a guess by its posterior is to be wrong, times the answers
 * whose credit hangs on it. The first factor is the posterior's Gini impurity, 1 - sum p^2: the chance that two draws
 * from the posterior differ (Breiman et al., Classification and Regression Trees, 1984). Like the entropy it is 0 where
 * one class is certain and greatest where all are alike, and it takes no logarithm, so that every engine gives the
 * same digits and one order.
 * @param posterior probabilities that sum to 1; empty where nothing is known, which tells most: 1
 * @param labelCount answers to the task, at least 0
 * @returns expected wrong credits that the verdict rights, in [0, labelCount]
 */
export function expectedInformation(posterior: ArrayLike<number>, labelCount: number): number {
  let alike = 0
  for (let candidate = 0; candidate < posterior.length; candidate++) {
    const probability = posterior[candidate] ?? 0
    alike += probability * probability
  }
  const impurity = alike > 1 ? 0 : 1 - alike
  return impurity * labelCount
}
