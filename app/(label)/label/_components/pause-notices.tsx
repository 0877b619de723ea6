import { routes } from "@/app/_lib/routes"
import { LinkButton } from "@/app/_ui/button"
import { Callout } from "@/app/_ui/callout"
import { RelativeTime } from "@/app/_ui/relative-time"
import type { PauseLine } from "../../_views"

/** Where the moderators have paused somebody: said at once, in plain words, with the way to do something about it. */
export function PauseNotices({ pauses }: { readonly pauses: readonly PauseLine[] }) {
  return pauses.map((pause) => (
    <Callout
      key={pause.projectId}
      tone="fault"
      title={`You are paused in “${pause.projectName}”`}
      action={
        <LinkButton href={routes.appeals()}>
          {pause.openAppealId === null ? "See the numbers, and appeal" : "See your appeal"}
        </LinkButton>
      }
    >
      <p>
        Moderators of {pause.poolName} give you no new runs there
        {pause.pausedAt === null ? null : (
          <>
            , since <RelativeTime at={pause.pausedAt} />
          </>
        )}
        . What you earned stays yours, and a run that is open goes on.
      </p>
      <p>Why: {pause.reasons.map((reason) => reason.title.toLowerCase()).join("; ")}.</p>
    </Callout>
  ))
}
