import { LinkButton } from "@/app/_ui/button"
import { nextActions, type PoolProgress } from "../../../../_components/next-actions"

/** What the owner can do next; nothing where everything runs by itself. */
export function NextSteps({ progress }: { readonly progress: PoolProgress }) {
  const actions = nextActions(progress)
  if (actions.length === 0) return null
  return (
    <section aria-labelledby="next-steps" className="pb-4">
      <h2 id="next-steps" className="pb-3 text-lg font-semibold">
        Next
      </h2>
      <ol className="flex flex-col divide-y divide-line rounded-lg border bg-surface">
        {actions.map((action, place) => (
          <li key={action.key} className="flex flex-wrap items-center justify-between gap-3 p-4">
            <div className="min-w-0 flex-1 basis-64 text-sm">
              <p className="font-medium">{action.title}</p>
              <p className="text-ink-soft">{action.why}</p>
            </div>
            <LinkButton href={action.href} variant={place === 0 ? "primary" : "secondary"}>
              {action.verb}
            </LinkButton>
          </li>
        ))}
      </ol>
    </section>
  )
}
