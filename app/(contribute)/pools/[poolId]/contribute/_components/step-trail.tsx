import { Check } from "lucide-react"
import { classNames } from "@/app/_ui/class-names"
import {
  mayGoTo,
  type SendingState,
  type SendingStep,
  sendingSteps,
} from "../../../../_sending/sending-state"

const titles: Readonly<Record<SendingStep, string>> = {
  pick: "Choose",
  check: "Check",
  permit: "Permit",
  send: "Send",
  verdict: "Verdict",
}

export interface StepTrailProps {
  readonly state: SendingState
  readonly onStep: (step: SendingStep) => void
}

/** Where one is on the way from picking to the verdict; steps that can be opened are links back. */
export function StepTrail({ state, onStep }: StepTrailProps) {
  const here = sendingSteps.indexOf(state.step)
  return (
    <nav aria-label="Steps of contributing">
      <ol className="flex flex-wrap gap-x-1 gap-y-2 border-b pb-4 text-sm">
        {sendingSteps.map((step, place) => (
          <li key={step} className="flex items-center">
            <button
              type="button"
              aria-current={place === here ? "step" : undefined}
              aria-disabled={place !== here && !mayGoTo(state, step)}
              onClick={() => onStep(step)}
              className={classNames(
                "flex h-9 items-center gap-2 rounded-md px-2 aria-disabled:cursor-default sm:px-3",
                place === here ? "bg-water-soft font-medium text-water-ink" : "text-ink-faint",
                place < here && "text-ink-soft",
              )}
            >
              <span aria-hidden className="tabular text-xs [&>svg]:size-3.5">
                {place < here ? <Check /> : place + 1}
              </span>
              <span className={classNames(place !== here && "max-sm:sr-only")}>{titles[step]}</span>
              {place < here ? <span className="sr-only">, done</span> : null}
            </button>
          </li>
        ))}
      </ol>
    </nav>
  )
}
