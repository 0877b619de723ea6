import fc from "fast-check"

// Every machine draws the same examples: a red test is red again. PROPERTY_SEED=<number> draws others.
fc.configureGlobal({ seed: Number(process.env.PROPERTY_SEED ?? 20_261_121) })
