import localFont from "next/font/local"

// Geist's own module would fetch both faces before anything else on every page.

/** The face of all text: fetched with the page. Until it is here a system face stands in, stretched to its measures. */
export const sansFont = localFont({
  src: "../../node_modules/geist/dist/fonts/geist-sans/Geist-Variable.woff2",
  variable: "--font-geist-sans",
  weight: "100 900",
})

/** The face of hashes and code: fetched where there are any. */
export const monoFont = localFont({
  src: "../../node_modules/geist/dist/fonts/geist-mono/GeistMono-Variable.woff2",
  variable: "--font-geist-mono",
  weight: "100 900",
  preload: false,
  adjustFontFallback: false,
  fallback: ["ui-monospace", "SFMono-Regular", "Menlo", "Liberation Mono", "DejaVu Sans Mono", "monospace"],
})
