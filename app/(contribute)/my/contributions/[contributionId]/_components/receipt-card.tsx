"use client"
import { Download } from "lucide-react"
import { formatBytes } from "@/app/_lib/format"
import { formatExact } from "@/app/_lib/format-time"
import { Button } from "@/app/_ui/button"
import { Card } from "@/app/_ui/card"
import { DefinitionList } from "@/app/_ui/definition-list"
import { Hash } from "@/app/_ui/hash"
import { receiptText } from "@/server/domain/contribution/receipt"
import { saveJson } from "../../../../_components/save-json"
import type { Contribution } from "../../../../_views"
import { DownloadCopy } from "./download-copy"

/** The server's signed word that it has every byte, and one's own encrypted copy. */
export function ReceiptCard({ contribution }: { readonly contribution: Contribution }) {
  const { receipt, contributionId } = contribution
  if (receipt === null) return null
  return (
    <Card className="flex flex-col gap-3">
      <h2 className="font-semibold">Receipt</h2>
      <DefinitionList
        items={[
          { term: "Arrived", value: formatExact(new Date(receipt.receivedAt)) },
          { term: "Size, encrypted", value: formatBytes(receipt.byteSize) },
          {
            term: "SHA-256",
            value: <Hash text={receipt.ciphertextHash} noun="hash" />,
          },
        ]}
        className="[&>div]:flex-col! [&>div]:gap-0.5!"
      />
      <div className="flex flex-wrap gap-2">
        <Button
          size="sm"
          onClick={() =>
            saveJson(`receipt-${contributionId}.json`, { ...receipt, signedText: receiptText(receipt) })
          }
        >
          <Download aria-hidden />
          Signed receipt
        </Button>
        <DownloadCopy contribution={contribution} />
      </div>
    </Card>
  )
}
