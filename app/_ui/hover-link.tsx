"use client"
import Link from "next/link"
import { type ComponentProps, useState } from "react"

/** A link that fetches its page when a pointer or the focus comes near: for places that are on every page. */
export function HoverLink(props: ComponentProps<typeof Link>) {
  const [isNear, setNear] = useState(false)
  const approach = () => setNear(true)
  return (
    <Link
      {...props}
      prefetch={isNear ? null : false}
      onPointerEnter={approach}
      onTouchStart={approach}
      onFocus={approach}
    />
  )
}
