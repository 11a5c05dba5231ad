CREATE TABLE "provider_risks" (
	"id" uuid PRIMARY KEY NOT NULL,
	"order_id" uuid NOT NULL,
	"provider" text NOT NULL,
	"provider_name" text NOT NULL,
	"assessment_id" text NOT NULL,
	"level" text NOT NULL,
	"score" integer NOT NULL,
	"recommendation" text NOT NULL,
	"facts" jsonb NOT NULL,
	"analyzed_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "provider_risks_once" UNIQUE("provider","assessment_id")
);
--> statement-breakpoint
ALTER TABLE "provider_risks" ADD CONSTRAINT "provider_risks_order_id_orders_id_fk" FOREIGN KEY ("order_id") REFERENCES "public"."orders"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "provider_risks_latest" ON "provider_risks" USING btree ("order_id","provider","id");