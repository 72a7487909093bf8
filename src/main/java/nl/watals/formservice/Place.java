package nl.watals.formservice;

import nl.watals.text.Problem;

/**
 * A place in a file.
 *
 * @param line counted from 1
 * @param column in code points, counted from 1
 */
record Place(String path, int line, int column) {
    Problem problem(String what, String hint) {
        return new Problem(path, line, column, what, hint);
    }
}
