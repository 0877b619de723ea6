/**
 * The inverse of a symmetric positive definite matrix, row-major, by Gauss and Jordan's elimination without pivoting
 * (none is needed there): only + - x / in a fixed order. Cubic in the size.
 */
export function inverseOf(matrix: Float64Array, size: number): Float64Array {
  const left = matrix.slice()
  const right = new Float64Array(size * size)
  for (let row = 0; row < size; row++) right[row * size + row] = 1
  for (let pivot = 0; pivot < size; pivot++) {
    const divisor = left[pivot * size + pivot] as number
    for (let column = 0; column < size; column++) {
      left[pivot * size + column] = (left[pivot * size + column] as number) / divisor
      right[pivot * size + column] = (right[pivot * size + column] as number) / divisor
    }
    for (let row = 0; row < size; row++) {
      const factor = left[row * size + pivot] as number
      if (row === pivot || factor === 0) continue
      for (let column = 0; column < size; column++) {
        const at = row * size + column
        left[at] = (left[at] as number) - factor * (left[pivot * size + column] as number)
        right[at] = (right[at] as number) - factor * (right[pivot * size + column] as number)
      }
    }
  }
  return right
}
