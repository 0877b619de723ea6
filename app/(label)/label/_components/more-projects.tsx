"use client"
import dynamic from "next/dynamic"
import { useState } from "react"
import { Button } from "@/app/_ui/button"
import type { LaterProjectsProps } from "./later-projects"

// Few come so far down: what reads on is loaded by the first who does.
const LaterProjects = dynamic(() => import("./later-projects").then((later) => later.LaterProjects), {
  ssr: false,
})

/** The way on from the projects that came with the page. */
export function MoreProjects({ cursor }: LaterProjectsProps) {
  const [isWanted, setWanted] = useState(false)
  if (isWanted) return <LaterProjects cursor={cursor} />
  return (
    <Button className="self-center" onClick={() => setWanted(true)}>
      Show more projects
    </Button>
  )
}
