ALTER TABLE "labeler_skill" ADD COLUMN "consensus_count" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "labeler_skill" ADD COLUMN "consensus_right" double precision DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "project" ADD COLUMN "min_skill" double precision;