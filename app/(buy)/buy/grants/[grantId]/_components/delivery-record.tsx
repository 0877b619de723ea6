"use client"
import { FileJson } from "lucide-react"
import { Button } from "@/app/_ui/button"
import { saveFile } from "@/app/_wallet/save-file"
import type { Delivery } from "../../../../_views"

/** The signed manifest of a copy, to keep. */
export function DeliveryRecord({ delivery }: { readonly delivery: Delivery }) {
  const { manifest, manifestSignature, deliveryId } = delivery
  if (manifest === null || manifestSignature === null) return null
  return (
    <Button
      size="sm"
      onClick={() =>
        saveFile(
          `millpond-${deliveryId}-manifest.json`,
          `${JSON.stringify({ manifest, signature: manifestSignature }, null, 2)}\n`,
        )
      }
    >
      <FileJson aria-hidden /> Signed manifest
    </Button>
  )
}
