ALTER TABLE "order_fulfilments" ADD COLUMN "location_id" uuid;--> statement-breakpoint
ALTER TABLE "order_refunds" ADD COLUMN "restock_location_id" uuid;--> statement-breakpoint
ALTER TABLE "order_refunds" ADD COLUMN "notify_customer" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "order_fulfilments" ADD CONSTRAINT "order_fulfilments_location_id_locations_id_fk" FOREIGN KEY ("location_id") REFERENCES "public"."locations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "order_refunds" ADD CONSTRAINT "order_refunds_restock_location_id_locations_id_fk" FOREIGN KEY ("restock_location_id") REFERENCES "public"."locations"("id") ON DELETE no action ON UPDATE no action;