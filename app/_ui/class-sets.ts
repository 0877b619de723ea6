/** What a class sets, and what else it sets with it. Two classes of one set stand in each other's way. */
export interface ClassSet {
  readonly own: string
  readonly others: readonly string[]
}

const displays =
  "block hidden contents inline inline-block inline-flex inline-grid flex grid table table-cell table-row table-caption table-row-group table-header-group table-footer-group"

const words = new Map<string, string>([
  ...displays.split(" ").map((name) => [name, "display"] as const),
  ...["static", "fixed", "absolute", "relative", "sticky"].map((name) => [name, "position"] as const),
  ...["underline", "line-through", "no-underline"].map((name) => [name, "underline"] as const),
  ["sr-only", "sr-only"],
  ["not-sr-only", "sr-only"],
  ["flex-row", "flex-direction"],
  ["flex-row-reverse", "flex-direction"],
  ["flex-col", "flex-direction"],
  ["flex-col-reverse", "flex-direction"],
  ["flex-wrap", "flex-wrap"],
  ["flex-nowrap", "flex-wrap"],
])

// Families whose members set different things, told apart by their values. The first that fits counts.
const told: readonly (readonly [pattern: RegExp, own: string])[] = [
  [/^text-(left|center|right)$/, "text-align"],
  [/^text-(2xs|xs|sm|base|lg|\d?xl|display|\[\d.*)$/, "text-size"],
  [/^text-/, "text-color"],
  [/^font-(sans|mono)$/, "font-family"],
  [/^border-[xytrbl](-\d)?$/, "border-side"],
  [/^border(-(\d|\[\d.*))?$/, "border-width"],
  [/^border-(solid|dashed|none)$/, "border-style"],
  [/^rounded-([trbl]|[tb][lr])(-|$)/, "rounded-side"],
  [/^ring(-\d)?$/, "ring-width"],
  [/^ring-offset-\d$/, "ring-offset-width"],
  [/^ring-offset-/, "ring-offset-color"],
  [/^outline-offset-/, "outline-offset"],
  [/^outline-\d$/, "outline-width"],
  [/^outline-none$/, "outline-style"],
  [/^decoration-\d$/, "decoration-width"],
  [/^divide-[xy]$/, "divide-width"],
  [/^\[[a-z-]+:/, ""],
  [/^backdrop-blur\b/, ""],
  [
    /^(bg|border|cursor|decoration|divide|fill|font|outline|ring|rounded|shadow|stroke|transition|whitespace)\b/,
    "",
  ],
]

const others: Readonly<Record<string, string>> = {
  p: "px py pt pr pb pl",
  px: "pr pl",
  py: "pt pb",
  m: "mx my mt mr mb ml",
  mx: "mr ml",
  my: "mt mb",
  inset: "inset-x inset-y top right bottom left",
  "inset-x": "right left",
  "inset-y": "top bottom",
  size: "w h",
  gap: "gap-x gap-y",
  overflow: "overflow-x overflow-y",
  flex: "basis grow shrink",
  "border-width": "border-x border-y border-t border-r border-b border-l",
  "border-x": "border-r border-l",
  "border-y": "border-t border-b",
  rounded: "rounded-t rounded-r rounded-b rounded-l",
  translate: "translate-x translate-y",
  "text-size": "leading",
  "line-clamp": "display overflow",
}

/** What a Tailwind class without its conditions sets. Knows the classes of these screens; see the test. */
export function setOf(base: string): ClassSet {
  const own = words.get(base) ?? toldBy(base) ?? beginningOf(base)
  return { own, others: others[own]?.split(" ") ?? [] }
}

function toldBy(base: string): string | undefined {
  for (const [pattern, own] of told) {
    const match = pattern.exec(base)
    if (match === null) continue
    if (own === "border-side" || own === "rounded-side") return base.split("-", 2).join("-")
    return own === "" ? match[0] : own
  }
  return undefined
}

/** `-mt-1.5` begins with `mt`, `min-w-(--anchor-width)` with `min-w`. */
function beginningOf(base: string): string {
  return base.replace(/^-/, "").replace(/-(\[.*|\(.*|[^-]*)$/, "")
}
