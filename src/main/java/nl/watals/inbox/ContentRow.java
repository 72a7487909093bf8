package nl.watals.inbox;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import nl.watals.submission.Role;
import nl.watals.submission.SubmissionContent;
import org.jdbi.v3.core.statement.SqlStatement;

/** The texts of a submission as columns of a table. */
final class ContentRow {
    static final String COLUMNS = "title, now_text, effect, body, name, role, themes, page, parent, event";
    static final String PARAMETERS = ":title, :now, :effect, :body, :name, :role, :themes, :page, :parent, :event";

    private ContentRow() {}

    static <S extends SqlStatement<S>> S bind(S statement, SubmissionContent content) {
        return statement
                .bind("title", content.title())
                .bind("now", content.now())
                .bind("effect", content.effect())
                .bind("body", content.body())
                .bind("name", content.name())
                .bind("role", content.role().map(Role::key).orElse(""))
                .bind("themes", String.join(",", content.themes()))
                .bind("page", content.page())
                .bind("parent", content.parent())
                .bind("event", content.event());
    }

    static SubmissionContent read(ResultSet row) throws SQLException {
        String themes = row.getString("themes");
        return new SubmissionContent(
                row.getString("title"),
                row.getString("now_text"),
                row.getString("effect"),
                row.getString("body"),
                row.getString("name"),
                role(row.getString("role")),
                themes.isEmpty() ? List.of() : List.of(themes.split(",")),
                row.getString("page"),
                row.getString("parent"),
                row.getString("event"));
    }

    private static Optional<Role> role(String key) {
        for (Role role : Role.values()) {
            if (role.key().equals(key)) {
                return Optional.of(role);
            }
        }
        return Optional.empty();
    }
}
