/** Ground of every icon of ours; icons are images and cannot take the theme's colors. */
export const iconGround = "#0d5660"

function asImage(svg: string): string {
  return `data:image/svg+xml,${encodeURIComponent(`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 28 28">${svg}</svg>`)}`
}

/** The Browser wallet: a window with the pond's water in it. */
export const browserWalletIcon = asImage(
  `<rect width="28" height="28" fill="${iconGround}"/><rect x="5" y="6.5" width="18" height="15" rx="2.5" fill="none" stroke="#fff" stroke-width="1.6"/><path d="M5.8 15.2q2.3-1.8 4.6 0t4.6 0 4.6 0 2.6-.9V19a1.8 1.8 0 0 1-1.8 1.8H7.6A1.8 1.8 0 0 1 5.8 19Z" fill="#6cc6c6"/><circle cx="8" cy="9.5" r=".9" fill="#eeb04a"/>`,
)

/** A demo person: the first letter. */
export function demoIcon(title: string): string {
  return asImage(
    `<rect width="28" height="28" fill="${iconGround}"/><text x="14" y="19" text-anchor="middle" font-family="system-ui,sans-serif" font-size="14" font-weight="600" fill="#fff">${title.charAt(0)}</text>`,
  )
}
