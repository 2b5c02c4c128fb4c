-- What is removed is no longer found, and what has changed waits to be linked.

CREATE FUNCTION forget_found() RETURNS TRIGGER LANGUAGE plpgsql AS $$
BEGIN
  DELETE FROM search WHERE number = ANY (SELECT old.id * 8 + CAST(place AS INTEGER) FROM unnest(tg_argv) AS place);
  RETURN NULL;
END
$$;
CREATE TRIGGER forms_searched AFTER DELETE ON forms FOR EACH ROW EXECUTE FUNCTION forget_found(0);
CREATE TRIGGER indicators_searched AFTER DELETE ON indicators FOR EACH ROW EXECUTE FUNCTION forget_found(1, 3);
CREATE TRIGGER goals_searched AFTER DELETE ON goals FOR EACH ROW EXECUTE FUNCTION forget_found(2);
CREATE TRIGGER sections_searched AFTER DELETE ON sections FOR EACH ROW EXECUTE FUNCTION forget_found(4);

CREATE FUNCTION queue_form() RETURNS TRIGGER LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO link_queue VALUES ('form', CAST(new.id AS TEXT)) ON CONFLICT DO NOTHING;
  RETURN NULL;
END
$$;
CREATE TRIGGER forms_linked AFTER INSERT OR UPDATE ON forms FOR EACH ROW EXECUTE FUNCTION queue_form();

-- What a removed form was linked to is looked at again.
CREATE FUNCTION queue_linked() RETURNS TRIGGER LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO link_queue SELECT 'form', CAST(form_id AS TEXT) FROM form_links WHERE leading_id = old.leading_id
    ON CONFLICT DO NOTHING;
  INSERT INTO link_queue VALUES ('region', coalesce(old.region_code, '')) ON CONFLICT DO NOTHING;
  INSERT INTO link_queue SELECT 'organisation', old.organisation WHERE old.organisation IS NOT NULL ON CONFLICT DO NOTHING;
  RETURN NULL;
END
$$;
CREATE TRIGGER links_removed AFTER DELETE ON form_links FOR EACH ROW EXECUTE FUNCTION queue_linked();

-- The place of a form may follow from that of its file.
CREATE FUNCTION queue_found() RETURNS TRIGGER LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO link_queue SELECT 'form', CAST(id AS TEXT) FROM forms
    WHERE (tg_op <> 'INSERT' AND document_id = old.document_id) OR (tg_op <> 'DELETE' AND document_id = new.document_id)
    ON CONFLICT DO NOTHING;
  RETURN NULL;
END
$$;
CREATE TRIGGER paths_linked AFTER INSERT OR DELETE OR UPDATE OF document_id ON paths
  FOR EACH ROW EXECUTE FUNCTION queue_found();
