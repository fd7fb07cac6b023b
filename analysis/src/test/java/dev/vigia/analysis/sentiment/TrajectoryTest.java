package dev.vigia.analysis.sentiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.data.Offset.offset;

import java.util.List;
import org.junit.jupiter.api.Test;

class TrajectoryTest {
    @Test
    void aComplaintThatWasSolved() {
        var trajectory = Trajectory.of(List.of(0.0, -0.6, -0.8, 0.4));
        assertThat(trajectory.start()).isZero();
        assertThat(trajectory.end()).isEqualTo(0.4);
        assertThat(trajectory.worst()).isEqualTo(-0.8);
        assertThat(trajectory.worstTurn()).isEqualTo(2);
        assertThat(trajectory.recovery()).isEqualTo(1.2, offset(1e-12));
        assertThat(trajectory.fellAfter()).hasValue(0);
        // By hand: turns −1.5 −0.5 0.5 1.5, deviations 0.25 −0.35 −0.55 0.65; 0.5 / 5.
        assertThat(trajectory.slope()).isEqualTo(0.1, offset(1e-12));
        assertThat(trajectory.mean()).isEqualTo(-0.25, offset(1e-12));
    }

    @Test
    void theSteepestOfSeveralFallsIsNamed() {
        assertThat(Trajectory.of(List.of(0.5, 0.1, 0.4, -0.6, -0.7)).fellAfter())
                .hasValue(2);
    }

    @Test
    void aSmallFallIsNotBlamedOnAnAnswer() {
        assertThat(Trajectory.of(List.of(0.2, 0.0, -0.2)).fellAfter()).isEmpty();
    }

    @Test
    void oneMessageIsStartAndEnd() {
        var trajectory = Trajectory.of(List.of(-0.3));
        assertThat(trajectory.start()).isEqualTo(trajectory.end()).isEqualTo(trajectory.worst());
        assertThat(trajectory.slope()).isZero();
        assertThat(trajectory.recovery()).isZero();
        assertThat(trajectory.fellAfter()).isEmpty();
    }

    @Test
    void noMessageIsAnError() {
        assertThatThrownBy(() -> Trajectory.of(List.of())).isInstanceOf(IllegalArgumentException.class);
    }
}
