"use client"
import { useQuery } from "@tanstack/react-query"
import { useEffect } from "react"
import { TrpcProvider, useTRPC } from "@/app/_trpc/client"
import type { SiteFigures } from "../_views"

interface FiguresRenewalProps {
  readonly everySeconds: number
  readonly onFigures: (figures: SiteFigures) => void
}

/** Asks for the figures again and again while the page is looked at; shows nothing itself. */
export function FiguresRenewal(props: FiguresRenewalProps) {
  return (
    <TrpcProvider>
      <Renewal {...props} />
    </TrpcProvider>
  )
}

function Renewal({ everySeconds, onFigures }: FiguresRenewalProps) {
  const trpc = useTRPC()
  const { data } = useQuery({ ...trpc.site.figures.queryOptions(), refetchInterval: everySeconds * 1000 })
  useEffect(() => {
    if (data !== undefined) onFigures(data)
  }, [data, onFigures])
  return null
}
