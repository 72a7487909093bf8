package nl.watals.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.concurrent.atomic.AtomicIntegerArray;
import org.junit.jupiter.api.Test;

class ParallelTest {
    @Test
    void everyIndexComesUpOnce() {
        for (int count : new int[] {0, 1, 7, 16, 1_000}) {
            AtomicIntegerArray seen = new AtomicIntegerArray(count);
            Parallel.forEach(count, seen::incrementAndGet);
            assertOnce(seen);
        }
    }

    @Test
    void alongsideSomethingElseEveryIndexComesUpOnceToo() {
        for (int count : new int[] {0, 1, 7, 16, 1_000}) {
            AtomicIntegerArray seen = new AtomicIntegerArray(count);
            String first = Parallel.alongside(() -> "first", count, seen::incrementAndGet);
            assertThat(first).isEqualTo("first");
            assertOnce(seen);
        }
    }

    @Test
    void whatTheWorkThrowsIsThrown() {
        assertThatThrownBy(() -> Parallel.forEach(100, ParallelTest::failAt50)).hasMessage("at 50");
        assertThatThrownBy(() -> Parallel.alongside(() -> 1, 100, ParallelTest::failAt50))
                .hasMessage("at 50");
    }

    @Test
    void whatTheOtherThingThrowsIsThrownFirst() {
        assertThatThrownBy(() -> Parallel.alongside(ParallelTest::fail, 100, ParallelTest::failAt50))
                .isInstanceOf(IOException.class)
                .hasMessage("the disk says no");
    }

    private static void failAt50(int index) {
        if (index == 50) {
            throw new IllegalStateException("at 50");
        }
    }

    private static Object fail() throws IOException {
        throw new IOException("the disk says no");
    }

    private static void assertOnce(AtomicIntegerArray seen) {
        for (int i = 0; i < seen.length(); i++) {
            assertThat(seen.get(i)).isEqualTo(1);
        }
    }
}
