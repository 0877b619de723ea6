import { readFileSync } from "node:fs"
import path from "node:path"
import { describe, expect, it } from "vitest"

type Theme = "light" | "dark"
type Rgb = readonly [number, number, number]

const css = readFileSync(path.join(__dirname, "../globals.css"), "utf8")

/** OKLCH to linear sRGB by Björn Ottosson's matrices; channels outside 0..1 are out of gamut. */
function oklchToLinear(lightness: number, chroma: number, hue: number): Rgb {
  const a = chroma * Math.cos((hue * Math.PI) / 180)
  const b = chroma * Math.sin((hue * Math.PI) / 180)
  const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3
  const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3
  const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3
  return [
    4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s,
    -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s,
    -0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s,
  ]
}

function readTokens(theme: Theme): ReadonlyMap<string, Rgb> {
  const value = String.raw`oklch\(([\d.]+) ([\d.]+) ([\d.]+)\)`
  const found = new Map<string, Rgb>()
  for (const match of css.matchAll(new RegExp(`--([a-z-]+): light-dark\\(${value}, ${value}\\)`, "g"))) {
    const [l, c, h] = (theme === "light" ? match.slice(2, 5) : match.slice(5, 8)).map(Number)
    found.set(match[1] ?? "", oklchToLinear(l ?? 0, c ?? 0, h ?? 0))
  }
  return found
}

/** WCAG 2.2 relative luminance, of linear channels. */
function luminance(color: Rgb): number {
  const [r, g, b] = color.map((channel) => Math.min(1, Math.max(0, channel))) as [number, number, number]
  return 0.2126 * r + 0.7152 * g + 0.0722 * b
}

function contrast(one: Rgb, other: Rgb): number {
  const [low, high] = [luminance(one), luminance(other)].sort((a, b) => a - b) as [number, number]
  return (high + 0.05) / (low + 0.05)
}

const grounds = ["paper", "surface", "sunken", "raised"]
const onEveryGround = ["ink", "ink-soft", "ink-faint", "water-ink", "amber-ink", "good-ink", "bad-ink"]
const textPairs: readonly (readonly [string, string])[] = [
  ...onEveryGround.flatMap((text) => grounds.map((ground) => [text, ground] as const)),
  ...["water", "amber", "good", "bad"].flatMap((tone) => [
    [`${tone}-ink`, `${tone}-soft`] as const,
    ["ink", `${tone}-soft`] as const,
    ["ink-soft", `${tone}-soft`] as const,
  ]),
  ["on-water", "water"],
  ["on-water", "water-deep"],
  ["on-amber", "amber"],
  ["on-amber", "amber-deep"],
  ["on-bad", "bad"],
  ["on-bad", "bad-deep"],
]
const shapePairs = ["edge", "focus", "water", "bad", "good"].flatMap((shape) =>
  grounds.map((ground) => [shape, ground] as const),
)

describe.each<Theme>(["light", "dark"])("%s theme", (theme) => {
  const tokens = readTokens(theme)
  const token = (name: string): Rgb => {
    const color = tokens.get(name)
    if (color === undefined) throw new Error(`globals.css has no token --${name}`)
    return color
  }

  it("keeps every color within sRGB, so that no screen clips it", () => {
    const outside = [...tokens].filter(([, color]) =>
      color.some((channel) => channel < -0.002 || channel > 1.002),
    )
    expect(outside.map(([name]) => name)).toEqual([])
  })

  it.each(textPairs)("%s on %s reads at 4.5:1 or better", (text, ground) => {
    expect(contrast(token(text), token(ground))).toBeGreaterThanOrEqual(4.5)
  })

  it.each(shapePairs)("%s on %s stands out at 3:1 or better", (shape, ground) => {
    expect(contrast(token(shape), token(ground))).toBeGreaterThanOrEqual(3)
  })
})
