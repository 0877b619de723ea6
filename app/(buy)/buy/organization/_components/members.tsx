"use client"
import { useMutation, useQueryClient } from "@tanstack/react-query"
import { type FormEvent, useState } from "react"
import { shortenHex } from "@/app/_lib/format"
import { useTRPC } from "@/app/_trpc/client"
import { showError } from "@/app/_trpc/error-panel"
import { explainError } from "@/app/_trpc/explain-error"
import { Button } from "@/app/_ui/button"
import { Section } from "@/app/_ui/card"
import { Dialog } from "@/app/_ui/dialog"
import { Field } from "@/app/_ui/field"
import { Hash } from "@/app/_ui/hash"
import { Input } from "@/app/_ui/input"
import { RadioGroup } from "@/app/_ui/radio-group"
import { RelativeTime } from "@/app/_ui/relative-time"
import { type Column, Table } from "@/app/_ui/table"
import type { Organization } from "../../../_views"

type Member = Organization["members"][number]

/** The people of an organization. */
export function Members({ organization }: { readonly organization: Organization }) {
  const [isAdding, setAdding] = useState(false)
  const columns: readonly Column<Member>[] = [
    {
      key: "name",
      title: "Member",
      isHead: true,
      cell: (member) => (
        <span className="flex flex-wrap items-center gap-x-2">
          {member.displayName ?? "No name yet"}
          <Hash text={member.address} noun="address" />
        </span>
      ),
    },
    { key: "role", title: "Role", cell: (member) => (member.role === "admin" ? "Admin" : "Member") },
    { key: "joined", title: "Since", cell: (member) => <RelativeTime at={member.joinedAt} /> },
    ...(organization.can.edit
      ? [
          {
            key: "remove",
            title: <span className="sr-only">Remove</span>,
            isNumeric: true,
            cell: (member: Member) => <RemoveMember organization={organization} member={member} />,
          },
        ]
      : []),
  ]
  return (
    <Section
      title="Members"
      lead="Members see grants and order copies; admins also change what is on this page."
      actions={
        organization.can.edit ? <Button onClick={() => setAdding(true)}>Add a member</Button> : undefined
      }
    >
      <Table
        caption="Members"
        columns={columns}
        rows={organization.members}
        rowKey={(member) => member.accountId}
      />
      {isAdding ? <AddMember organization={organization} onClose={() => setAdding(false)} /> : null}
    </Section>
  )
}

function useReadOrganization({ organizationId }: Organization) {
  const trpc = useTRPC()
  const queries = useQueryClient()
  return () => queries.invalidateQueries(trpc.organization.get.queryFilter({ organizationId }))
}

function RemoveMember({ organization, member }: { organization: Organization; member: Member }) {
  const admins = organization.members.filter(({ role }) => role === "admin")
  const trpc = useTRPC()
  const read = useReadOrganization(organization)
  const remove = useMutation({
    ...trpc.organization.removeMember.mutationOptions(),
    onError: showError,
    onSuccess: () => void read(),
  })
  // An organization without an admin could not be changed again.
  if (member.role === "admin" && admins.length === 1)
    return <span className="text-ink-faint">Only admin</span>
  return (
    <Button
      size="sm"
      variant="quiet"
      aria-label={`Remove ${member.displayName ?? shortenHex(member.address)}`}
      isPending={remove.isPending}
      onClick={() =>
        remove.mutate({ organizationId: organization.organizationId, accountId: member.accountId })
      }
    >
      Remove
    </Button>
  )
}

const roles = [
  { value: "member", label: "Member", hint: "Buys, orders copies, reads notices" },
  { value: "admin", label: "Admin", hint: "Also changes members, the key and API keys" },
] as const

function AddMember({ organization, onClose }: { organization: Organization; onClose: () => void }) {
  const trpc = useTRPC()
  const read = useReadOrganization(organization)
  const [address, setAddress] = useState("")
  const [role, setRole] = useState<Member["role"]>("member")
  const add = useMutation({
    ...trpc.organization.addMember.mutationOptions(),
    onSuccess: () => {
      void read()
      onClose()
    },
  })
  const fault = add.isError ? explainError(add.error) : null
  function submit(event: FormEvent): void {
    event.preventDefault()
    add.mutate({
      organizationId: organization.organizationId,
      address: address.trim() as `0x${string}`,
      role,
    })
  }
  return (
    <Dialog
      title="Add a member"
      description="By their wallet’s address. They need not have been here before."
      isOpen
      onOpenChange={(isOpen) => {
        if (!isOpen) onClose()
      }}
    >
      <form className="flex flex-col gap-5" onSubmit={submit}>
        <Field label="Address" error={fault?.fields.address ?? fault?.title}>
          <Input
            className="font-mono"
            placeholder="0x…"
            spellCheck={false}
            autoComplete="off"
            value={address}
            onChange={(event) => setAddress(event.target.value)}
          />
        </Field>
        <RadioGroup legend="Role" options={roles} value={role} onValueChange={setRole} />
        <Button type="submit" variant="primary" className="self-start" isPending={add.isPending}>
          Add
        </Button>
      </form>
    </Dialog>
  )
}
