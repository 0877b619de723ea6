import { classNames } from "./class-names"

/** A small picture of an address: three ripples whose places come from its digits. Decoration. */
export function Pebble({ address, className }: { readonly address: string; readonly className?: string }) {
  const digit = (place: number) =>
    Number.parseInt(address.slice(2 + place * 2, 4 + place * 2) || "0", 16) / 255
  const ripples = [0, 1, 2].map((place) => ({
    x: 6 + digit(place * 3) * 20,
    y: 6 + digit(place * 3 + 1) * 20,
    radius: 5 + digit(place * 3 + 2) * 9,
  }))
  return (
    <svg
      aria-hidden
      viewBox="0 0 32 32"
      className={classNames("size-6 rounded-full bg-water-soft text-water", className)}
    >
      {ripples.map((ripple, place) => (
        <circle
          key={`${ripple.x} ${ripple.y}`}
          cx={ripple.x}
          cy={ripple.y}
          r={ripple.radius}
          className={place === 2 ? "fill-amber" : "fill-current"}
          opacity={place === 2 ? 0.85 : 0.3 + place * 0.35}
        />
      ))}
    </svg>
  )
}
