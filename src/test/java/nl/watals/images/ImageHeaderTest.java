package nl.watals.images;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ImageHeaderTest {
    @Test
    void sizesAndFormatsAreReadWithoutDecoding() {
        assertThat(ImageHeader.read(TestPictures.jpeg(31, 17)))
                .contains(new ImageHeader(ImageFormat.JPEG, 31, 17, 1, false, true, false));
        assertThat(ImageHeader.read(TestPictures.png(31, 17)))
                .contains(new ImageHeader(ImageFormat.PNG, 31, 17, 1, false, true, false));
        assertThat(ImageHeader.read(TestPictures.written(31, 17, "gif")))
                .contains(new ImageHeader(ImageFormat.GIF, 31, 17, 1, false, true, false));
        assertThat(ImageHeader.read(TestPictures.animatedGif(31, 17)))
                .contains(new ImageHeader(ImageFormat.GIF, 31, 17, 1, true, true, false));
        assertThat(ImageHeader.read(TestPictures.claiming(8000, 6250)))
                .contains(new ImageHeader(ImageFormat.JPEG, 8000, 6250, 1, false, true, false));
    }

    @Test
    void aWebPIsReadInItsForms() throws Exception {
        byte[] png = TestPictures.png(40, 30);
        ImageHeader header = ImageHeader.read(png).orElseThrow();
        byte[] webp = ImageMaker.make(png, header, List.of(new Rendition(40, 30, ImageFormat.WEBP)))
                .get(0);
        assertThat(ImageHeader.read(webp).orElseThrow())
                .extracting(ImageHeader::format, ImageHeader::width, ImageHeader::height, ImageHeader::whole)
                .containsExactly(ImageFormat.WEBP, 40, 30, true);
    }

    @Test
    void aTurnedPhotoHasTheSizeInWhichItIsShown() {
        ImageHeader header =
                ImageHeader.read(TestPictures.phonePhoto(40, 30, 6)).orElseThrow();
        assertThat(List.of(header.width(), header.height(), header.orientation()))
                .isEqualTo(List.of(30, 40, 6));
    }

    @Test
    void aPictureThatWasCutOffIsNotWhole() {
        for (byte[] picture :
                List.of(TestPictures.jpeg(60, 60), TestPictures.png(60, 60), TestPictures.written(60, 60, "gif"))) {
            byte[] half = Arrays.copyOf(picture, picture.length * 3 / 4);
            assertThat(ImageHeader.read(half).orElseThrow().whole()).isFalse();
        }
    }

    /** Whatever the bytes are, there is an answer. */
    @Test
    void anyBytesHaveAnAnswer() {
        Random random = new Random(7);
        List<byte[]> pictures =
                List.of(TestPictures.phonePhoto(40, 30, 6), TestPictures.png(40, 30), TestPictures.animatedGif(20, 20));
        for (int i = 0; i < 20_000; i++) {
            byte[] bytes = pictures.get(i % 3).clone();
            for (int j = random.nextInt(6); j >= 0; j--) {
                bytes[random.nextInt(i % 2 == 0 ? 200 : bytes.length)] = (byte) random.nextInt(256);
            }
            byte[] cut = Arrays.copyOf(bytes, random.nextInt(bytes.length) + 1);
            ImageHeader.read(cut).ifPresent(header -> assertThat(header.width()).isPositive());
            ImageHeader.read(bytes)
                    .ifPresent(header -> assertThat(header.height()).isPositive());
        }
    }
}
