CREATE TABLE "run_settlings" (
	"id" uuid PRIMARY KEY NOT NULL,
	"workflow_id" uuid NOT NULL,
	"deed" text NOT NULL,
	"from_version_id" text,
	"version_id" text,
	"requested_by" jsonb NOT NULL,
	"look_at" timestamp (3) with time zone NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"finished_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "settled_runs" (
	"settling_id" uuid NOT NULL,
	"run_id" uuid NOT NULL,
	"outcome" text,
	"reason" text,
	"looks" integer DEFAULT 0 NOT NULL,
	"faults" integer DEFAULT 0 NOT NULL,
	"look_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "settled_runs_settling_id_run_id_pk" PRIMARY KEY("settling_id","run_id")
);
--> statement-breakpoint
ALTER TABLE "settled_runs" ADD CONSTRAINT "settled_runs_settling_id_run_settlings_id_fk" FOREIGN KEY ("settling_id") REFERENCES "public"."run_settlings"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "run_settlings_of_workflow" ON "run_settlings" USING btree ("workflow_id","created_at");--> statement-breakpoint
CREATE INDEX "run_settlings_open" ON "run_settlings" USING btree ("look_at") WHERE "run_settlings"."finished_at" is null;--> statement-breakpoint
CREATE INDEX "settled_runs_open" ON "settled_runs" USING btree ("settling_id","look_at","run_id") WHERE "settled_runs"."outcome" is null;--> statement-breakpoint
CREATE INDEX "settled_runs_of_run" ON "settled_runs" USING btree ("run_id") WHERE "settled_runs"."outcome" is null;