const paddles = Array.from({ length: 12 }, (_, place) => place * 30)

/** Streams fill a pond, its one gate lets water onto a wheel, the wheel grinds grain: the product as a picture. */
export function PondScene() {
  return (
    <div
      role="img"
      aria-label="Three streams, the contributions, fill a pond, the pool. Through one gate, a grant, its water turns a mill wheel that pays everybody."
      className="relative w-full max-w-xl justify-self-center overflow-hidden rounded-xl bg-water-soft lg:max-w-none"
    >
      <svg viewBox="0 0 560 400" className="block w-full" aria-hidden>
        <Land />
        <Pond />
        <Dam />
        <Tailwater />
        <Captions />
      </svg>
      <Wheel />
    </div>
  )
}

function Land() {
  return (
    <>
      <circle cx="456" cy="92" r="36" className="fill-amber" />
      <path className="fill-line" d="M0 176C60 110 128 112 188 164S300 214 372 178S496 146 560 172V400H0Z" />
      <path className="fill-sunken" d="M0 190C44 188 84 206 118 236S176 258 214 256L560 330V400H0Z" />
      <g className="stroke-water" fill="none" strokeLinecap="round">
        <path strokeWidth="5" d="M14 190c26 8 20 26 46 34s36 14 52 34" />
        <path strokeWidth="7" d="M106 128c12 18-10 30 6 50s44 20 50 44 10 24 16 34" />
        <path strokeWidth="5" d="M256 188c-16 10-4 22-16 34s-12 18-8 34" />
      </g>
    </>
  )
}

function Pond() {
  return (
    <>
      <path className="fill-sunken" d="M0 262H560V400H0Z" />
      <path
        className="fill-water"
        d="M66 256c14-5 28-5 42 0s28 5 42 0 28-5 42 0 28 5 42 0 28-5 42 0 28 5 42 0 28-5 42 0 18 4 22 3v101c0 10-8 18-18 18H142c-44 0-76-42-76-122Z"
      />
      <g className="stroke-on-water" fill="none" strokeWidth="2.5" strokeLinecap="round" opacity="0.45">
        <path d="M112 286c9-4 18-4 27 0s18 4 27 0" />
        <path d="M262 292c9-4 18-4 27 0s18 4 27 0" />
        <path d="M186 350c9-4 18-4 27 0s18 4 27 0" />
      </g>
    </>
  )
}

function Dam() {
  return (
    <>
      <path className="fill-edge" d="M378 282h26v118h-26z" />
      <path className="fill-water" d="M372 258h44c26 0 38 16 38 40v70h-17v-66c0-18-8-26-24-26h-41Z" />
      <path className="fill-ink" d="M380 196h6v54h-6zM396 196h6v54h-6zM374 190h34v9h-34z" />
      <path className="fill-amber" d="M386 212h10v40h-10z" />
    </>
  )
}

function Tailwater() {
  return <path className="fill-water" d="M404 370c14-5 26-5 39 0s26 5 39 0 26-5 39 0 26 5 39 0v30H404Z" />
}

/** Laid over the scene, and turned by a box around it: an element of SVG that turns is drawn anew at every frame. */
function Wheel() {
  return (
    <div className="absolute top-[62.5%] left-[75.714%] w-[22.143%] animate-[wheel_32s_linear_infinite] will-change-transform">
      <svg viewBox="424 250 124 124" className="block w-full" aria-hidden>
        <circle cx="486" cy="312" r="44" fill="none" className="stroke-ink" strokeWidth="6" />
        <circle cx="486" cy="312" r="8" className="fill-ink" />
        {paddles.map((angle) => (
          <g key={angle} transform={`rotate(${angle} 486 312)`}>
            <path className="stroke-ink" strokeWidth="2.5" d="M486 312V268" />
            <rect x="480.5" y="250" width="11" height="18" rx="2.5" className="fill-amber" />
          </g>
        ))}
      </svg>
    </div>
  )
}

function Captions() {
  return (
    <g className="font-sans text-[15px] font-medium" aria-hidden>
      <text x="22" y="104" className="fill-water-ink">
        contributions
      </text>
      <text x="214" y="326" textAnchor="middle" className="fill-on-water">
        a pool
      </text>
      <text x="391" y="176" textAnchor="middle" className="fill-water-ink">
        a grant
      </text>
      <text x="546" y="240" textAnchor="end" className="fill-amber-ink">
        pay
      </text>
    </g>
  )
}
