import { Section } from "@/app/_ui/card"
import { Mark, Wordmark } from "@/app/_ui/mark"

const grounds = ["bg-paper", "bg-surface", "bg-sunken", "bg-raised", "bg-line", "bg-edge"] as const
const tones = [
  ["bg-water text-on-water", "bg-water-soft text-water-ink"],
  ["bg-amber text-on-amber", "bg-amber-soft text-amber-ink"],
  ["bg-good text-paper", "bg-good-soft text-good-ink"],
  ["bg-bad text-on-bad", "bg-bad-soft text-bad-ink"],
] as const
const sizes = [
  "text-display",
  "text-3xl",
  "text-2xl",
  "text-xl",
  "text-lg",
  "text-base",
  "text-sm",
  "text-xs",
] as const

/** Identity: mark, colors, type. */
export function Palette() {
  return (
    <>
      <Section title="Identity">
        <div className="flex flex-wrap items-end gap-8">
          <Wordmark className="h-12" />
          <Mark className="size-16" />
          <Mark className="size-8" />
          <Mark className="size-4" />
        </div>
      </Section>
      <Section title="Color">
        <div className="grid grid-cols-3 gap-2 sm:grid-cols-6">
          {grounds.map((ground) => (
            <div key={ground} className={`h-14 rounded-md border ${ground}`}>
              <span className="sr-only">{ground}</span>
            </div>
          ))}
        </div>
        <div className="grid grid-cols-2 gap-2 text-sm sm:grid-cols-4">
          {tones.map(([solid, soft]) => (
            <div key={solid} className="overflow-hidden rounded-md border">
              <p className={`p-3 font-medium ${solid}`}>{solid.split(" ")[0]}</p>
              <p className={`p-3 ${soft}`}>{soft.split(" ")[0]}</p>
            </div>
          ))}
        </div>
        <p className="text-ink">
          Ink. <span className="text-ink-soft">Soft ink.</span>{" "}
          <span className="text-ink-faint">Faint ink.</span>
        </p>
      </Section>
      <Section title="Type">
        {sizes.map((size) => (
          <p key={size} className={`truncate ${size}`}>
            0.42 USDC from 1,234 items
          </p>
        ))}
      </Section>
    </>
  )
}
