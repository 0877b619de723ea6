-- A release is a snapshot: once it is cut, only its place in the shop changes, never what is in it.
CREATE FUNCTION release_refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF old.state = 'preparing' THEN
    IF tg_op = 'DELETE' THEN RETURN old; END IF;
    RETURN new;
  END IF;
  IF tg_op = 'DELETE' OR new.state = 'preparing' THEN
    RAISE EXCEPTION 'release % is cut and cannot be undone', old.id USING errcode = 'restrict_violation';
  END IF;
  old.state := new.state;
  old.publish_transaction_hash := new.publish_transaction_hash;
  old.published_at := new.published_at;
  old.withdrawn_at := new.withdrawn_at;
  IF old IS DISTINCT FROM new THEN
    RAISE EXCEPTION 'release % is cut: what is in it cannot change', old.id USING errcode = 'restrict_violation';
  END IF;
  RETURN new;
END $$;
--> statement-breakpoint
CREATE TRIGGER release_immutable BEFORE UPDATE OR DELETE ON "release"
  FOR EACH ROW EXECUTE FUNCTION release_refuse_change();
--> statement-breakpoint
CREATE FUNCTION release_part_refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  changed_release_id text := CASE WHEN tg_op = 'INSERT' THEN new.release_id ELSE old.release_id END;
  release_state text;
BEGIN
  SELECT state INTO release_state FROM "release" WHERE id = changed_release_id;
  IF release_state <> 'preparing' THEN
    RAISE EXCEPTION 'release % is %: rows of % are written while it is preparing', changed_release_id, release_state,
      tg_table_name USING errcode = 'restrict_violation';
  END IF;
  IF tg_op = 'DELETE' THEN RETURN old; END IF;
  RETURN new;
END $$;
--> statement-breakpoint
CREATE TRIGGER release_item_immutable BEFORE INSERT OR UPDATE OR DELETE ON "release_item"
  FOR EACH ROW EXECUTE FUNCTION release_part_refuse_change();
--> statement-breakpoint
CREATE TRIGGER release_label_immutable BEFORE INSERT OR UPDATE OR DELETE ON "release_label"
  FOR EACH ROW EXECUTE FUNCTION release_part_refuse_change();
--> statement-breakpoint
CREATE TRIGGER release_weight_immutable BEFORE INSERT OR UPDATE OR DELETE ON "release_weight"
  FOR EACH ROW EXECUTE FUNCTION release_part_refuse_change();
