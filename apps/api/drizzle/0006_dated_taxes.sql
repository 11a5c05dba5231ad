ALTER TABLE "order_lines" ADD COLUMN "note" text;
--> statement-breakpoint
ALTER TABLE "orders" ADD COLUMN "till" jsonb;
--> statement-breakpoint
ALTER TABLE "connections" ADD COLUMN "oauth" jsonb;
--> statement-breakpoint
ALTER TABLE "connections" ADD COLUMN "access_token" text;
--> statement-breakpoint
ALTER TABLE "connections" ADD COLUMN "access_expires_at" timestamp with time zone;
--> statement-breakpoint
ALTER TABLE "events" ADD COLUMN "tells_of" text;
--> statement-breakpoint
CREATE INDEX "orders_register" ON "orders" USING btree (("till" #>> '{register,id}'),"placed_at","id") WHERE till is not null;
--> statement-breakpoint
CREATE INDEX "events_of_subject" ON "events" USING btree ("subject_id") WHERE tells_of = 'subject';
--> statement-breakpoint
CREATE INDEX "events_of_anybody" ON "events" USING btree ("transaction_id","sequence") WHERE tells_of is null;
--> statement-breakpoint
CREATE INDEX "till_gift_card_holds_held" ON "till_gift_card_holds" USING btree ("at") WHERE "till_gift_card_holds"."state" = 'held';
--> statement-breakpoint
-- Orders that tills have sold before this version: where, in which shift and by whom. Without it, their pages would
-- show a receipt number and nothing else, and a register's page would lead to none of its earlier sales.
UPDATE "orders" SET "till" = jsonb_build_object(
    'register', jsonb_build_object('id', s."register_id", 'name', coalesce(r."name", '')),
    'shiftId', s."shift_id",
    'cashier', jsonb_build_object('id', s."staff_id", 'name', coalesce(p."name", '')))
  FROM "till_sales" s
  LEFT JOIN "registers" r ON r."id" = s."register_id"
  LEFT JOIN "staff" p ON p."id" = s."staff_id"
 WHERE s."order_id" = "orders"."id" AND "orders"."till" IS NULL;
--> statement-breakpoint
-- Orders of the first version did not say which part of their tax was whose. It was raised on all goods and on shipping
-- alike, so each line gets its part, rounded down; what is left over is shipping's. From now on a refund by line goes by
-- what the lines say, so that the tax on shipping alone is not given back with goods that were not taxed.
-- Only orders of that version have no `priced_from` and no channel of a till; orders of tills write the tax of each line.
update order_lines line
   set tax = floor(orders.tax::numeric * line.total / (orders.subtotal - orders.discount + orders.shipping))::bigint
  from orders
 where orders.id = line.order_id
   and orders.priced_from is null
   and orders.receipt_number is null
   and orders.tax > 0
   and orders.subtotal - orders.discount + orders.shipping > 0
   and not exists (select 1 from order_lines other where other.order_id = orders.id and other.tax > 0);
