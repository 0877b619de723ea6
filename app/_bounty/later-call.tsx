"use client"
import { TrpcProvider } from "@/app/_trpc/client"
import { CallDialog, type CallDialogProps } from "./open-call"

/** The dialog of a call for pages that the server draws and that hold no queries of their own. */
export function LaterCall(props: CallDialogProps) {
  return (
    <TrpcProvider>
      <CallDialog {...props} />
    </TrpcProvider>
  )
}
