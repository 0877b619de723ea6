import type { Metadata } from "next"
import { notFound } from "next/navigation"
import { readSiteConfig } from "../../_trpc/read"
import { PageHeader } from "../../_ui/page-header"
import { Charts } from "./_components/charts"
import { Controls } from "./_components/controls"
import { Floating } from "./_components/floating"
import { Palette } from "./_components/palette"
import { States } from "./_components/states"

export const metadata: Metadata = { title: "Primitives", robots: { index: false } }

/** Every primitive in every state; for those who build screens, on the local chain only. */
async function PrimitivesPage() {
  const { demo } = await readSiteConfig()
  if (!demo) notFound()
  return (
    <div className="page py-10">
      <PageHeader title="Primitives" lead="Every part that screens are made of, in every state." />
      <Palette />
      <Controls />
      <Floating />
      <States />
      <Charts />
    </div>
  )
}

export default PrimitivesPage
