"use client"
import { useMutation } from "@tanstack/react-query"
import { Lock } from "lucide-react"
import { useTRPCClient } from "@/app/_trpc/client"
import { showError } from "@/app/_trpc/error-panel"
import { Button } from "@/app/_ui/button"
import { showToast } from "@/app/_ui/toast"
import { saveFile } from "@/app/_wallet/save-file"
import { fetchOwnCopy } from "../../../../_sending/own-copy"
import type { Contribution } from "../../../../_views"

/** One's own contribution, still encrypted, as a file that the standard age tool opens. Only while the gate is open. */
export function DownloadCopy({ contribution }: { readonly contribution: Contribution }) {
  const client = useTRPCClient()
  const download = useMutation({
    mutationFn: () => fetchOwnCopy(client, contribution.contributionId),
    onError: showError,
    onSuccess: (blob) => {
      saveFile(`${contribution.title}.age`, blob)
      showToast({
        title: "Saved, encrypted",
        text: "It opens with your reading key (My account) and the age tool: age -d -i key.txt file.age",
      })
    },
  })
  const { hasCopy, receipt } = contribution
  if (!hasCopy || receipt === null) return null
  return (
    <Button size="sm" isPending={download.isPending} onClick={() => download.mutate()}>
      <Lock aria-hidden />
      Encrypted copy
    </Button>
  )
}
