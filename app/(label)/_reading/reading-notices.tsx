"use client"
import type { ReactNode } from "react"
import { routes } from "@/app/_lib/routes"
import { ErrorPanel } from "@/app/_trpc/error-panel"
import { LinkButton } from "@/app/_ui/button"
import { ErrorState } from "@/app/_ui/error-state"
import { OtherDeviceFault } from "./open-items"

interface ReadingFaultProps {
  readonly error: unknown
  readonly onRetry: () => void
  /** A further way out. */
  readonly action?: ReactNode
}

/** Why items could not be opened, and what to do. */
export function ReadingFault({ error, onRetry, action }: ReadingFaultProps) {
  if (!(error instanceof OtherDeviceFault)) return <ErrorPanel error={error} onRetry={onRetry} />
  return (
    <ErrorState
      title={error.message.replace(/\.$/, "")}
      safe="Nothing is lost: your answers so far are saved, and nobody else can open these items."
      todo="Go on in the browser where you took the run, or bring its reading key here: export it there under Wallet and keys, import it here. Or give the run up in its menu; a stake comes back whole."
      action={
        <>
          <LinkButton variant="primary" href={routes.account()}>
            Bring the key here
          </LinkButton>
          {action}
        </>
      }
    />
  )
}
