import type { NextConfig } from "next"
import { securityHeaders } from "./app/_lib/security-headers"

/** The build reads ORIGIN for its headers; the start script builds anew when its scheme changes. */
const headers = securityHeaders({
  isDevelopment: process.env.NODE_ENV === "development",
  isHttps: (process.env.ORIGIN ?? "").startsWith("https://"),
})

const config: NextConfig = {
  reactStrictMode: true,
  poweredByHeader: false,
  devIndicators: false,
  // `npm run verify` checks types, once for the whole repository.
  typescript: { ignoreBuildErrors: true },
  // A build is made once for a state of the sources; keeping its halves for the next one costs it a tenth of its time.
  // Code of the server stays on this machine: making it small costs a quarter of the build and garbles stack traces.
  experimental: { turbopackFileSystemCacheForBuild: false, turbopackMinify: { server: false } },
  serverExternalPackages: ["postgres", "graphile-worker", "@tus/server", "@tus/file-store"],
  headers: async () => [{ source: "/:path*", headers }],
}

export default config
