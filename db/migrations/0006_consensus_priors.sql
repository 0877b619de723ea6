ALTER TABLE "consensus_fit" ADD COLUMN "class_priors" double precision[];--> statement-breakpoint
ALTER TABLE "consensus_fit" ADD COLUMN "pooled_confusion" double precision[];