/** The natural logarithm of 2, to the last bit of a double: the quotient is rounded the same everywhere. */
const ln2 = 6_931_471_805_599_453 / 1e16
/** Largest argument whose exponential is a double; below its negative the result is 0. */
const largestExponent = 700

/**
 * The exponential function from addition, multiplication and division alone, so that every engine gives the same
 * bits: e^x = 2^n e^r with |r| <= ln 2 / 2, e^r by its series (Horner), 2^n by doubling. Error below 1e-15 of the value.
 * @returns 0 below -700; the value at 700 above it
 */
export function exponential(x: number): number {
  if (x < -largestExponent) return 0
  const bounded = x > largestExponent ? largestExponent : x
  const doublings = Math.floor(bounded / ln2 + 0.5)
  const rest = bounded - doublings * ln2
  let series = 1
  for (let term = 18; term >= 1; term--) series = 1 + (rest / term) * series
  return series * powerOfTwo(doublings)
}

/**
 * The natural logarithm of a positive double, by the same means: ln x = n ln 2 + 2 artanh((m - 1) / (m + 1)) with m in
 * [3/4, 3/2). Error below 1e-15 of ln 2 or of the value, whichever is larger.
 */
export function naturalLogarithm(x: number): number {
  let mantissa = x
  let doublings = 0
  while (mantissa >= 1.5) {
    mantissa /= 2
    doublings++
  }
  while (mantissa < 0.75) {
    mantissa *= 2
    doublings--
  }
  const ratio = (mantissa - 1) / (mantissa + 1)
  const square = ratio * ratio
  let series = 0
  for (let term = 25; term >= 1; term -= 2) series = 1 / term + square * series
  return doublings * ln2 + 2 * ratio * series
}

/** The logistic function, 1 / (1 + e^-x). */
export function logistic(x: number): number {
  return 1 / (1 + exponential(-x))
}

function powerOfTwo(exponent: number): number {
  let left = exponent < 0 ? -exponent : exponent
  let square = exponent < 0 ? 0.5 : 2
  let power = 1
  while (left > 0) {
    if (left % 2 === 1) power *= square
    square *= square
    left = Math.floor(left / 2)
  }
  return power
}
