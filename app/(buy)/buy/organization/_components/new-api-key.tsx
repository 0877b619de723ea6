"use client"
import { useMutation, useQueryClient } from "@tanstack/react-query"
import { type FormEvent, useState } from "react"
import { useTRPC } from "@/app/_trpc/client"
import { explainError } from "@/app/_trpc/explain-error"
import { Button } from "@/app/_ui/button"
import { Callout } from "@/app/_ui/callout"
import { CopyButton } from "@/app/_ui/copy-button"
import { Dialog } from "@/app/_ui/dialog"
import { Field } from "@/app/_ui/field"
import { Input } from "@/app/_ui/input"
import type { Id } from "@/server/domain/id"

export interface NewApiKeyProps {
  readonly organizationId: Id<"organization">
  readonly isOpen: boolean
  readonly onClose: () => void
}

/** Makes a key and shows its secret this once. */
export function NewApiKey({ organizationId, isOpen, onClose }: NewApiKeyProps) {
  const trpc = useTRPC()
  const queries = useQueryClient()
  const create = useMutation({
    ...trpc.organization.createApiKey.mutationOptions(),
    onSuccess: () => void queries.invalidateQueries(trpc.organization.get.queryFilter({ organizationId })),
  })
  function close(): void {
    onClose()
    create.reset()
  }
  return (
    <Dialog
      title={create.isSuccess ? "The key’s secret" : "New API key"}
      isOpen={isOpen}
      isSticky={create.isSuccess}
      onOpenChange={(open) => {
        if (!open) close()
      }}
      actions={
        create.isSuccess ? (
          <Button variant="primary" onClick={close}>
            I have kept it
          </Button>
        ) : undefined
      }
    >
      {create.isSuccess ? (
        <Secret secret={create.data.secret} />
      ) : (
        <NameForm
          isPending={create.isPending}
          fault={create.isError ? explainError(create.error).title : undefined}
          onName={(name) => create.mutate({ organizationId, name })}
        />
      )}
    </Dialog>
  )
}

function Secret({ secret }: { readonly secret: string }) {
  return (
    <div className="flex flex-col gap-4">
      <p className="flex items-center gap-2 rounded-md bg-sunken py-2 pr-2 pl-3">
        <code className="min-w-0 flex-1 font-mono text-sm break-all">{secret}</code>
        <CopyButton text={secret} noun="secret" label="Copy" />
      </p>
      <Callout title="It is shown this once">
        Only its hash is kept here. Put it where your tools keep their secrets; if it is lost, revoke it and
        make another.
      </Callout>
    </div>
  )
}

interface NameFormProps {
  readonly isPending: boolean
  readonly fault: string | undefined
  readonly onName: (name: string) => void
}

function NameForm({ isPending, fault, onName }: NameFormProps) {
  const [name, setName] = useState("")
  function submit(event: FormEvent): void {
    event.preventDefault()
    if (name.trim() !== "") onName(name)
  }
  return (
    <form className="flex flex-col gap-4" onSubmit={submit}>
      <Field label="Name" hint="Which tool it is for: “Training cluster”." error={fault}>
        <Input value={name} maxLength={60} onChange={(event) => setName(event.target.value)} />
      </Field>
      <Button
        type="submit"
        variant="primary"
        className="self-start"
        isPending={isPending}
        disabled={name.trim() === ""}
      >
        Make the key
      </Button>
    </form>
  )
}
