"use client"
import { useMutation, useQueryClient } from "@tanstack/react-query"
import { KeyRound } from "lucide-react"
import { useState } from "react"
import { useTRPC } from "@/app/_trpc/client"
import { showError } from "@/app/_trpc/error-panel"
import { Badge } from "@/app/_ui/badge"
import { Button } from "@/app/_ui/button"
import { Section } from "@/app/_ui/card"
import { Dialog } from "@/app/_ui/dialog"
import { EmptyState } from "@/app/_ui/empty-state"
import { RelativeTime } from "@/app/_ui/relative-time"
import { type Column, Table } from "@/app/_ui/table"
import type { Organization } from "../../../_views"
import { NewApiKey } from "./new-api-key"

type ApiKey = Organization["apiKeys"][number]

/** Keys for tools that download by themselves. */
export function ApiKeys({ organization }: { readonly organization: Organization }) {
  const [isMaking, setMaking] = useState(false)
  const make = <Button onClick={() => setMaking(true)}>New API key</Button>
  return (
    <Section
      title="API keys"
      lead="For your own tools. A key reads grants and orders copies; it cannot buy and cannot change anything here."
      actions={organization.can.edit && organization.apiKeys.length > 0 ? make : undefined}
    >
      <Table
        caption="API keys"
        columns={columnsOf(organization)}
        rows={organization.apiKeys}
        rowKey={(key) => key.apiKeyId}
        empty={
          <EmptyState
            icon={<KeyRound />}
            title="No API key yet"
            text="Make one for each tool, so that it can be revoked alone."
            action={organization.can.edit ? make : undefined}
          />
        }
      />
      <NewApiKey
        organizationId={organization.organizationId}
        isOpen={isMaking}
        onClose={() => setMaking(false)}
      />
    </Section>
  )
}

function columnsOf(organization: Organization): readonly Column<ApiKey>[] {
  return [
    {
      key: "name",
      title: "Key",
      isHead: true,
      cell: (key) => (
        <span className="flex flex-wrap items-center gap-x-2">
          {key.name}
          <code className="font-mono text-xs font-normal text-ink-faint">{key.hint}…</code>
        </span>
      ),
    },
    { key: "made", title: "Made", cell: (key) => <RelativeTime at={key.createdAt} /> },
    {
      key: "used",
      title: "Last used",
      cell: (key) => (key.lastUsedAt === null ? "Never" : <RelativeTime at={key.lastUsedAt} />),
    },
    {
      key: "end",
      title: <span className="sr-only">Revoke</span>,
      isNumeric: true,
      cell: (key) =>
        key.revokedAt !== null ? (
          <Badge>Revoked</Badge>
        ) : organization.can.edit ? (
          <RevokeKey organization={organization} apiKey={key} />
        ) : null,
    },
  ]
}

function RevokeKey({ organization, apiKey }: { organization: Organization; apiKey: ApiKey }) {
  const trpc = useTRPC()
  const queries = useQueryClient()
  const [isAsking, setAsking] = useState(false)
  const { organizationId } = organization
  const revoke = useMutation({
    ...trpc.organization.revokeApiKey.mutationOptions(),
    onError: showError,
    onSuccess: () => {
      setAsking(false)
      void queries.invalidateQueries(trpc.organization.get.queryFilter({ organizationId }))
    },
  })
  return (
    <Dialog
      title={`Revoke ${apiKey.name}?`}
      size="sm"
      description="Tools that use it stop working at once. It cannot be brought back."
      isOpen={isAsking}
      onOpenChange={setAsking}
      trigger={
        <Button size="sm" variant="quiet" aria-label={`Revoke ${apiKey.name}`}>
          Revoke
        </Button>
      }
      actions={
        <>
          <Button onClick={() => setAsking(false)}>Keep it</Button>
          <Button
            variant="danger"
            isPending={revoke.isPending}
            onClick={() => revoke.mutate({ organizationId, apiKeyId: apiKey.apiKeyId })}
          >
            Revoke
          </Button>
        </>
      }
    />
  )
}
