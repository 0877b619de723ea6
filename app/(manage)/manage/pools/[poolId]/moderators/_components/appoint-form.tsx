"use client"
import { useMutation, useQueryClient } from "@tanstack/react-query"
import { type FormEvent, useState } from "react"
import { useTRPC } from "@/app/_trpc/client"
import { explainError } from "@/app/_trpc/explain-error"
import { Button } from "@/app/_ui/button"
import { Card } from "@/app/_ui/card"
import { Field } from "@/app/_ui/field"
import { Input } from "@/app/_ui/input"
import { showToast } from "@/app/_ui/toast"
import { useSession } from "@/app/_wallet/session"
import type { Id } from "@/server/domain/id"

/** Appoints somebody by their wallet's address. */
export function AppointForm({ poolId }: { readonly poolId: Id<"pool"> }) {
  const trpc = useTRPC()
  const queries = useQueryClient()
  const { viewer } = useSession()
  const [address, setAddress] = useState("")
  const [fault, setFault] = useState<string>()
  const appoint = useMutation({
    ...trpc.pool.appointModerator.mutationOptions(),
    onError: (error) => setFault(explainError(error).fields.address?.[0] ?? explainError(error).title),
    onSuccess: () => {
      setAddress("")
      setFault(undefined)
      showToast({ title: "Moderator appointed" })
      void queries.invalidateQueries(trpc.pool.moderators.queryFilter({ poolId }))
    },
  })
  function submit(event: FormEvent): void {
    event.preventDefault()
    const text = address.trim()
    if (isAddress(text)) appoint.mutate({ poolId, address: text })
    else setFault("An address starts with 0x and has 40 hexadecimal digits after it.")
  }
  return (
    <Card className="self-start">
      <form className="flex flex-col gap-4" onSubmit={submit}>
        <Field
          label="Appoint a moderator"
          hint="Their wallet's address. They need not have been here before; the desk waits for them."
          error={fault}
        >
          <Input
            className="font-mono"
            placeholder="0x…"
            spellCheck={false}
            autoComplete="off"
            value={address}
            onChange={(event) => setAddress(event.target.value)}
          />
        </Field>
        <div className="flex flex-wrap gap-2">
          <Button type="submit" variant="primary" isPending={appoint.isPending} pendingLabel="Appointing">
            Appoint
          </Button>
          {viewer === null ? null : (
            <Button variant="quiet" onClick={() => setAddress(viewer.address)}>
              Use my address
            </Button>
          )}
        </div>
      </form>
    </Card>
  )
}

function isAddress(text: string): text is `0x${string}` {
  return /^0x[0-9a-fA-F]{40}$/.test(text)
}
