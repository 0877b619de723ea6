"use client"
import { useMutation, useQueryClient } from "@tanstack/react-query"
import { useState } from "react"
import { useTRPC } from "@/app/_trpc/client"
import { showError } from "@/app/_trpc/error-panel"
import { explainError } from "@/app/_trpc/explain-error"
import { Button } from "@/app/_ui/button"
import { Section } from "@/app/_ui/card"
import { Field } from "@/app/_ui/field"
import { Input } from "@/app/_ui/input"
import { Switch } from "@/app/_ui/switch"
import { showToast } from "@/app/_ui/toast"
import type { Me } from "../../../_views"

/** Name and what is shown; switches are kept at once, the name when it is saved. */
export function ProfileForm({ me }: { readonly me: Me }) {
  const update = useUpdate()
  return (
    <Section title="How others see you">
      <NameForm me={me} />
      <Switch
        label="Keep me out of leaderboards"
        hint="Your runs still count for you. Nobody else sees your place."
        isOn={me.isHiddenFromLeaderboards}
        onChange={(isHiddenFromLeaderboards) => update.mutate({ isHiddenFromLeaderboards })}
      />
      <Switch
        label="Hide the game"
        hint="No levels, streaks or leaderboards in the label room. Points stay: they are what your share is reckoned by."
        isOn={me.isGameHidden}
        onChange={(isGameHidden) => update.mutate({ isGameHidden })}
      />
    </Section>
  )
}

function NameForm({ me }: { readonly me: Me }) {
  const [name, setName] = useState(me.displayName ?? "")
  const update = useUpdate()
  const fault = update.isError ? explainError(update.error).fields.displayName : undefined
  const isSame = name.trim() === (me.displayName ?? "")
  return (
    <form
      className="flex flex-col gap-3"
      onSubmit={(event) => {
        event.preventDefault()
        if (!isSame) update.mutate({ displayName: name.trim() })
      }}
    >
      <Field
        label="Name"
        hint="Shown on leaderboards and pools you own. Without one your address is shown."
        isOptional
        error={fault}
      >
        <Input
          value={name}
          maxLength={40}
          autoComplete="nickname"
          onChange={(event) => setName(event.target.value)}
        />
      </Field>
      <Button type="submit" className="self-start" disabled={isSame} isPending={update.isPending}>
        Save name
      </Button>
    </form>
  )
}

function useUpdate() {
  const trpc = useTRPC()
  const queries = useQueryClient()
  return useMutation({
    ...trpc.account.update.mutationOptions(),
    onError: showError,
    onSuccess: async () => {
      await queries.invalidateQueries(trpc.account.pathFilter())
      showToast({ title: "Saved" })
    },
  })
}
