"use client"
import { useMutation, useQueryClient } from "@tanstack/react-query"
import { type FormEvent, useState } from "react"
import { useTRPC } from "@/app/_trpc/client"
import { explainError } from "@/app/_trpc/explain-error"
import { Button } from "@/app/_ui/button"
import { Field } from "@/app/_ui/field"
import { Input } from "@/app/_ui/input"
import { RadioGroup } from "@/app/_ui/radio-group"
import { exportReadingKey, readingRecipient } from "@/app/_wallet/reading-key"
import { saveFile } from "@/app/_wallet/save-file"
import type { Viewer } from "@/app/_wallet/session"
import type { Id } from "@/server/domain/id"

export interface RecipientFormProps {
  readonly organizationId: Id<"organization">
  readonly viewer: Viewer
  readonly onSaved: () => void
}

type Source = "browser" | "own"

const sources = [
  {
    value: "browser",
    label: "My reading key in this browser",
    hint: "Copies can be opened right here. Its file is saved for you as well: without it, another machine cannot read them.",
  },
  {
    value: "own",
    label: "A key of our own",
    hint: "Made with age-keygen on your side. Millpond sees the public half alone.",
  },
] as const

/** Chooses the key to which an organization's copies are encrypted. */
export function RecipientForm({ organizationId, viewer, onSaved }: RecipientFormProps) {
  const [source, setSource] = useState<Source>("browser")
  const [text, setText] = useState("")
  const save = useSaveRecipient(organizationId, viewer, onSaved)
  const fault = save.isError ? explainError(save.error) : null
  function submit(event: FormEvent): void {
    event.preventDefault()
    save.mutate(source === "own" ? text.trim() : null)
  }
  return (
    <form className="flex flex-col gap-4" onSubmit={submit}>
      <RadioGroup<Source> legend="Which key" options={sources} value={source} onValueChange={setSource} />
      {source === "own" ? (
        <Field
          label="Recipient"
          hint="The line that starts with age1. Never paste the secret key."
          error={fault?.fields.recipient ?? fault?.title}
        >
          <Input
            className="font-mono"
            placeholder="age1…"
            spellCheck={false}
            autoComplete="off"
            value={text}
            onChange={(event) => setText(event.target.value)}
          />
        </Field>
      ) : fault === null ? null : (
        <p role="alert" className="text-sm text-bad-ink">
          {fault.title}. {fault.todo}
        </p>
      )}
      <Button
        type="submit"
        variant="primary"
        className="self-start"
        isPending={save.isPending}
        pendingLabel="Saving"
      >
        {source === "browser" ? "Use it and save its file" : "Use this key"}
      </Button>
    </form>
  )
}

function useSaveRecipient(organizationId: Id<"organization">, viewer: Viewer, onSaved: () => void) {
  const trpc = useTRPC()
  const queries = useQueryClient()
  const set = useMutation(trpc.organization.setRecipient.mutationOptions())
  return useMutation({
    mutationFn: async (pasted: string | null) => {
      const recipient = pasted ?? (await readingRecipient(viewer.address))
      await set.mutateAsync({ organizationId, recipient })
      if (pasted === null) await saveKeyFile(viewer, recipient)
    },
    onSuccess: async () => {
      await queries.invalidateQueries(trpc.organization.get.queryFilter({ organizationId }))
      void queries.invalidateQueries(trpc.grant.pathFilter())
      onSaved()
    },
  })
}

async function saveKeyFile({ address }: Viewer, recipient: string): Promise<void> {
  const identity = await exportReadingKey(address)
  saveFile(
    `millpond-reading-key-${address.slice(2, 10)}.txt`,
    `# Millpond reading key of ${address}\n# public key: ${recipient}\n${identity}\n`,
  )
}
