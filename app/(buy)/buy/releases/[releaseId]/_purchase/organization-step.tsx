"use client"
import { useMutation, useQueryClient } from "@tanstack/react-query"
import { type FormEvent, useState } from "react"
import { useTRPC } from "@/app/_trpc/client"
import { explainError } from "@/app/_trpc/explain-error"
import { Button } from "@/app/_ui/button"
import { Field } from "@/app/_ui/field"
import { Input } from "@/app/_ui/input"
import { RadioGroup } from "@/app/_ui/radio-group"
import type { Id } from "@/server/domain/id"
import type { MyOrganization } from "../../../../_views"

export interface OrganizationStepProps {
  readonly organizations: readonly MyOrganization[]
  readonly onChosen: (organizationId: Id<"organization">) => void
}

/** Which organization buys; a first one is made here. */
export function OrganizationStep({ organizations, onChosen }: OrganizationStepProps) {
  const [chosen, setChosen] = useState<Id<"organization"> | null>(organizations[0]?.organizationId ?? null)
  if (organizations.length === 0) return <NewOrganization onMade={onChosen} />
  return (
    <div className="flex flex-col gap-4">
      <RadioGroup<Id<"organization">>
        legend="Your organizations"
        options={organizations.map(({ organizationId, name, role }) => ({
          value: organizationId,
          label: name,
          hint: role === "admin" ? "You are an admin" : "You are a member",
        }))}
        value={chosen}
        onValueChange={setChosen}
      />
      <Button
        variant="primary"
        className="self-start"
        disabled={chosen === null}
        onClick={() => {
          if (chosen !== null) onChosen(chosen)
        }}
      >
        Go on
      </Button>
    </div>
  )
}

/** Makes an organization; who makes it is its first admin. */
export function NewOrganization({
  onMade,
}: {
  readonly onMade: (organizationId: Id<"organization">) => void
}) {
  const trpc = useTRPC()
  const queries = useQueryClient()
  const [name, setName] = useState("")
  const create = useMutation({
    ...trpc.organization.create.mutationOptions(),
    onSuccess: ({ organizationId }) => {
      void queries.invalidateQueries(trpc.account.me.queryFilter())
      onMade(organizationId)
    },
  })
  const fault = create.isError ? explainError(create.error) : null
  function submit(event: FormEvent): void {
    event.preventDefault()
    create.mutate({ name })
  }
  return (
    <form className="flex flex-col gap-4" onSubmit={submit}>
      <Field
        label="Your organization’s name"
        hint="Grants belong to an organization, so that colleagues and your tools can use them. You are its first admin."
        error={fault?.fields.name ?? fault?.title}
      >
        <Input
          value={name}
          maxLength={80}
          autoComplete="organization"
          onChange={(event) => setName(event.target.value)}
        />
      </Field>
      <Button
        type="submit"
        variant="primary"
        className="self-start"
        isPending={create.isPending}
        disabled={name.trim().length < 2}
      >
        Make the organization
      </Button>
    </form>
  )
}
