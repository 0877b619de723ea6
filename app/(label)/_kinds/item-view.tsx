import { Lock } from "lucide-react"
import { classNames } from "@/app/_ui/class-names"
import { SkeletonText } from "@/app/_ui/skeleton"
import type { ItemSchema } from "@/server/domain/pool/item-schema"
import { bodyOf, type ItemFact } from "./item-parts"
import type { ShownItem } from "./kind-screen"

/** Facts in one quiet line each. */
export function ItemFacts({ facts }: { readonly facts: readonly ItemFact[] }) {
  if (facts.length === 0) return null
  return (
    <dl className="flex flex-col gap-1 text-sm">
      {facts.map((fact) => (
        <div key={fact.name} className="flex flex-wrap gap-x-2">
          <dt className="text-ink-faint">{fact.name}</dt>
          <dd className="min-w-0 text-ink-soft" dir="auto">
            {fact.text}
          </dd>
        </div>
      ))}
    </dl>
  )
}

export interface ItemBodyProps {
  readonly item: ShownItem
  readonly itemSchema: ItemSchema
  readonly className?: string
}

/** What an item says, as its contributor wrote it. */
export function ItemBody({ item, itemSchema, className }: ItemBodyProps) {
  if (item.content === null) return <SkeletonText lines={4} />
  return (
    <p
      dir="auto"
      className={classNames(
        "max-w-[72ch] text-base leading-7 break-words whitespace-pre-wrap text-ink sm:text-lg sm:leading-8",
        className,
      )}
    >
      {bodyOf(itemSchema, item.content)}
    </p>
  )
}

/** In place of an item whose contributor closed the gate meanwhile. */
export function ItemWithheld() {
  return (
    <div className="flex items-start gap-3 rounded-lg border border-dashed border-edge/60 p-5 text-sm text-ink-soft">
      <Lock aria-hidden className="mt-0.5 size-4 shrink-0 text-ink-faint" />
      <p>
        The contributor closed the gate on this item, so nobody can open it any more. Skip the task; it counts
        neither way.
      </p>
    </div>
  )
}
