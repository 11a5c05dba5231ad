CREATE TABLE "till_gift_card_holds" (
	"tender_id" uuid PRIMARY KEY NOT NULL,
	"register_id" uuid,
	"gift_card_id" uuid,
	"amount" jsonb,
	"state" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"ended_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "till_parked_carts" (
	"id" uuid PRIMARY KEY NOT NULL,
	"location_id" uuid NOT NULL,
	"device_id" uuid NOT NULL,
	"name" text NOT NULL,
	"content" jsonb NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"taken_by" uuid,
	"taken_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE INDEX "till_parked_carts_location" ON "till_parked_carts" USING btree ("location_id","at");