"use client"
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query"
import { useTRPC } from "@/app/_trpc/client"
import { showError } from "@/app/_trpc/error-panel"
import { Switch } from "@/app/_ui/switch"
import { useSession } from "@/app/_wallet/session"

/** The way off the board, for whoever just wants to work. */
export function HideMe() {
  const { viewer } = useSession()
  if (viewer !== null) return <HideMeSwitch />
  return (
    <p className="text-sm text-ink-soft">
      People show up under the name they chose, or their address shortened. Whoever leaves the boards is not
      listed and not counted in the ranks.
    </p>
  )
}

function HideMeSwitch() {
  const trpc = useTRPC()
  const queryClient = useQueryClient()
  const me = useQuery(trpc.account.me.queryOptions())
  const update = useMutation(
    trpc.account.update.mutationOptions({
      onError: showError,
      onSettled: () =>
        Promise.all([
          queryClient.invalidateQueries(trpc.account.me.queryFilter()),
          queryClient.invalidateQueries(trpc.run.leaderboard.queryFilter()),
        ]),
    }),
  )
  if (me.data === undefined || me.data === null) return null
  const isShown = update.isPending
    ? !(update.variables.isHiddenFromLeaderboards ?? false)
    : !me.data.isHiddenFromLeaderboards
  return (
    <div className="rounded-lg border bg-surface p-5">
      <Switch
        label="Show me on leaderboards"
        hint={
          me.data.isGameHidden
            ? "You hide the game in your account, so you are on no board either way."
            : "Off: you are not listed, and the ranks close up. Your points, level and earnings stay as they are."
        }
        isOn={isShown && !me.data.isGameHidden}
        isDisabled={me.data.isGameHidden || update.isPending}
        onChange={(isOn) => update.mutate({ isHiddenFromLeaderboards: !isOn })}
      />
    </div>
  )
}
