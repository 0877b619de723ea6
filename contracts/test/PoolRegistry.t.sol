// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {PoolId, ReleaseId} from "../src/interfaces/Ids.sol";
import {IPoolRegistry, Pool, PoolSettings, Release, Split} from "../src/interfaces/IPoolRegistry.sol";
import {Base} from "./Base.t.sol";

contract PoolRegistryTest is Base {
    address internal heir = makeAddr("heir");

    // openPool

    function test_OpenPool_GivesIdOfOwnerAndSalt() external view {
        assertEq(PoolId.unwrap(poolId), keccak256(abi.encode(owner, keccak256("first"))));
        Pool memory opened = registry.pool(poolId);
        assertEq(opened.owner, owner);
        assertEq(opened.operator, operator);
        assertEq(opened.token, address(token));
        assertEq(opened.treasury, treasury);
        assertEq(opened.guardian, guardian);
        assertEq(opened.challengeSeconds, CHALLENGE_SECONDS);
        assertEq(opened.termsHash, TERMS);
        assertEq(opened.anchorHead, PoolId.unwrap(poolId));
        assertEq(opened.split.labelersBps, 4000);
    }

    function test_S14_OpenPool_RevertWhen_IdTaken() external {
        vm.prank(owner);
        vm.expectRevert(abi.encodeWithSelector(IPoolRegistry.PoolRegistry_PoolExists.selector, poolId));
        registry.openPool(keccak256("first"), settings(address(token)));
    }

    function test_S14_OpenPool_WhenSaltOfAnother_GivesAnotherId() external {
        vm.prank(stranger);
        PoolId theirs = registry.openPool(keccak256("first"), settings(address(token)));
        assertNotEq(PoolId.unwrap(theirs), PoolId.unwrap(poolId));
    }

    function test_OpenPool_RevertWhen_TokenHasNoCode() external {
        vm.expectRevert(abi.encodeWithSelector(IPoolRegistry.PoolRegistry_NoToken.selector, stranger));
        registry.openPool("x", settings(stranger));
    }

    function test_OpenPool_RevertWhen_AnAddressOrTheTermsAreZero() external {
        for (uint256 i = 0; i < 4; i++) {
            PoolSettings memory wrong = settings(address(token));
            if (i == 0) wrong.operator = address(0);
            if (i == 1) wrong.treasury = address(0);
            if (i == 2) wrong.guardian = address(0);
            if (i == 3) wrong.termsHash = 0;
            vm.expectRevert(
                i == 3
                    ? IPoolRegistry.PoolRegistry_ZeroHash.selector
                    : IPoolRegistry.PoolRegistry_ZeroAddress.selector
            );
            registry.openPool("x", wrong);
        }
    }

    function testFuzz_OpenPool_RevertWhen_SplitIsNotWhole(uint16 a, uint16 b, uint16 c, uint16 d) external {
        uint256 sum = uint256(a) + b + c + d;
        PoolSettings memory asked = settings(address(token));
        asked.split = Split(a, b, c, d);
        if (sum != 10_000) {
            vm.expectRevert(
                abi.encodeWithSelector(IPoolRegistry.PoolRegistry_SplitNotWhole.selector, sum, 10_000)
            );
        }
        registry.openPool("x", asked);
    }

    function testFuzz_S13_OpenPool_WindowStaysInItsBounds(uint32 challengeSeconds) external {
        PoolSettings memory asked = settings(address(token));
        asked.challengeSeconds = challengeSeconds;
        if (challengeSeconds < 1 hours || challengeSeconds > 30 days) vm.expectRevert();
        registry.openPool("x", asked);
    }

    // transferPool, acceptPool

    function test_S12_AcceptPool_MovesEveryPower() external {
        vm.prank(owner);
        registry.transferPool(poolId, heir);
        assertEq(registry.pool(poolId).owner, owner);
        vm.prank(heir);
        registry.acceptPool(poolId, relayer, stranger);
        Pool memory moved = registry.pool(poolId);
        assertEq(moved.owner, heir);
        assertEq(moved.operator, relayer);
        assertEq(moved.treasury, stranger);
        assertEq(moved.guardian, guardian);
        assertEq(moved.pendingOwner, address(0));

        vm.startPrank(owner);
        vm.expectRevert();
        registry.setOperator(poolId, owner);
        vm.expectRevert();
        registry.publishRelease(poolId, "other", TERMS, PRICE, DURATION_SECONDS, INSPECTION_SECONDS);
        vm.expectRevert();
        registry.withdrawRelease(releaseId);
        vm.stopPrank();
        vm.prank(operator);
        vm.expectRevert();
        registry.anchor(poolId, "root", 1);
    }

    function test_S12_AcceptPool_WhenOldOwnerWasGuardian_NewOwnerIs() external {
        vm.prank(guardian);
        registry.setGuardian(poolId, owner);
        vm.prank(owner);
        registry.transferPool(poolId, heir);
        vm.prank(heir);
        registry.acceptPool(poolId, operator, treasury);
        assertEq(registry.pool(poolId).guardian, heir);
    }

    function test_AcceptPool_RevertWhen_NotOffered() external {
        vm.prank(heir);
        vm.expectRevert(
            abi.encodeWithSelector(IPoolRegistry.PoolRegistry_Unauthorized.selector, heir, address(0))
        );
        registry.acceptPool(poolId, operator, treasury);
    }

    function test_AcceptPool_RevertWhen_OfferTakenBack() external {
        vm.startPrank(owner);
        registry.transferPool(poolId, heir);
        registry.transferPool(poolId, address(0));
        vm.stopPrank();
        vm.prank(heir);
        vm.expectRevert();
        registry.acceptPool(poolId, operator, treasury);
    }

    // setters, closePool

    function test_S15_Setters_RevertWhen_CallerIsNotTheirs() external {
        bytes memory notOwner =
            abi.encodeWithSelector(IPoolRegistry.PoolRegistry_Unauthorized.selector, stranger, owner);
        vm.startPrank(stranger);
        vm.expectRevert(notOwner);
        registry.transferPool(poolId, stranger);
        vm.expectRevert(notOwner);
        registry.setOperator(poolId, stranger);
        vm.expectRevert(notOwner);
        registry.setTreasury(poolId, stranger);
        vm.expectRevert(notOwner);
        registry.setSplit(poolId, Split(10_000, 0, 0, 0));
        vm.expectRevert(notOwner);
        registry.closePool(poolId);
        vm.expectRevert(notOwner);
        registry.publishRelease(poolId, "other", TERMS, PRICE, DURATION_SECONDS, INSPECTION_SECONDS);
        vm.expectRevert(notOwner);
        registry.withdrawRelease(releaseId);
        vm.stopPrank();
        vm.prank(owner);
        vm.expectRevert(
            abi.encodeWithSelector(IPoolRegistry.PoolRegistry_Unauthorized.selector, owner, guardian)
        );
        registry.setGuardian(poolId, owner);
    }

    function test_Setters_RevertWhen_PoolIsUnknown() external {
        PoolId unknown = PoolId.wrap("unknown");
        vm.expectRevert(abi.encodeWithSelector(IPoolRegistry.PoolRegistry_UnknownPool.selector, unknown));
        registry.closePool(unknown);
        vm.expectRevert(abi.encodeWithSelector(IPoolRegistry.PoolRegistry_UnknownPool.selector, unknown));
        registry.anchor(unknown, "root", 1);
    }

    function test_S11_SetSplit_ConcernsLaterReleasesOnly() external {
        vm.startPrank(owner);
        registry.setSplit(poolId, Split(10_000, 0, 0, 0));
        registry.setTreasury(poolId, stranger);
        vm.stopPrank();
        ReleaseId later = publish(poolId, "later");
        assertEq(registry.release(releaseId).split.contributorsBps, 4000);
        assertEq(registry.release(releaseId).treasury, treasury);
        assertEq(registry.release(later).split.contributorsBps, 10_000);
        assertEq(registry.release(later).treasury, stranger);
    }

    function test_ClosePool_EndsSalesForGood() external {
        vm.startPrank(owner);
        registry.closePool(poolId);
        assertFalse(registry.saleOf(releaseId).isOnSale);
        vm.expectRevert(abi.encodeWithSelector(IPoolRegistry.PoolRegistry_PoolClosed.selector, poolId));
        registry.publishRelease(poolId, "other", TERMS, PRICE, DURATION_SECONDS, INSPECTION_SECONDS);
        vm.expectRevert(abi.encodeWithSelector(IPoolRegistry.PoolRegistry_PoolClosed.selector, poolId));
        registry.closePool(poolId);
        vm.stopPrank();
    }

    // anchor

    function testFuzz_S16_Anchor_ChainsItsEntries(bytes32 a, bytes32 b, uint256 count) external {
        vm.startPrank(operator);
        bytes32 first = registry.anchor(poolId, a, count);
        bytes32 second = registry.anchor(poolId, b, count);
        vm.stopPrank();
        assertEq(first, keccak256(abi.encode(poolId, a, count)));
        assertEq(second, keccak256(abi.encode(first, b, count)));
        assertEq(registry.pool(poolId).anchorHead, second);
    }

    function test_S15_Anchor_RevertWhen_NotOperator() external {
        vm.prank(owner);
        vm.expectRevert(
            abi.encodeWithSelector(IPoolRegistry.PoolRegistry_Unauthorized.selector, owner, operator)
        );
        registry.anchor(poolId, "root", 1);
    }

    // publishRelease, withdrawRelease

    function test_PublishRelease_KeepsWhatWasPublished() external view {
        Release memory published = registry.release(releaseId);
        assertEq(ReleaseId.unwrap(releaseId), keccak256(abi.encode(poolId, MANIFEST)));
        assertEq(published.price, PRICE);
        assertEq(published.number, 1);
        assertEq(published.termsHash, TERMS);
        assertEq(published.manifestRoot, MANIFEST);
        assertEq(published.durationSeconds, DURATION_SECONDS);
        assertEq(ReleaseId.unwrap(registry.releaseAt(1)), ReleaseId.unwrap(releaseId));
        assertTrue(registry.saleOf(releaseId).isOnSale);
    }

    function test_S10_PublishRelease_RevertWhen_PublishedBefore() external {
        vm.startPrank(owner);
        vm.expectRevert(abi.encodeWithSelector(IPoolRegistry.PoolRegistry_ReleaseExists.selector, releaseId));
        registry.publishRelease(poolId, MANIFEST, TERMS, 1, DURATION_SECONDS, INSPECTION_SECONDS);
        registry.withdrawRelease(releaseId);
        vm.expectRevert(abi.encodeWithSelector(IPoolRegistry.PoolRegistry_ReleaseExists.selector, releaseId));
        registry.publishRelease(poolId, MANIFEST, TERMS, 1, DURATION_SECONDS, INSPECTION_SECONDS);
        vm.stopPrank();
    }

    function test_PublishRelease_RevertWhen_SomethingIsMissing() external {
        vm.startPrank(owner);
        vm.expectRevert(IPoolRegistry.PoolRegistry_ZeroHash.selector);
        registry.publishRelease(poolId, 0, TERMS, PRICE, DURATION_SECONDS, INSPECTION_SECONDS);
        vm.expectRevert(IPoolRegistry.PoolRegistry_ZeroHash.selector);
        registry.publishRelease(poolId, "other", 0, PRICE, DURATION_SECONDS, INSPECTION_SECONDS);
        vm.expectRevert(IPoolRegistry.PoolRegistry_NoPrice.selector);
        registry.publishRelease(poolId, "other", TERMS, 0, DURATION_SECONDS, INSPECTION_SECONDS);
        vm.expectRevert(IPoolRegistry.PoolRegistry_NoDuration.selector);
        registry.publishRelease(poolId, "other", TERMS, PRICE, 0, INSPECTION_SECONDS);
        vm.expectRevert(
            abi.encodeWithSelector(IPoolRegistry.PoolRegistry_WindowTooShort.selector, 1, 1 hours)
        );
        registry.publishRelease(poolId, "other", TERMS, PRICE, DURATION_SECONDS, 1);
        vm.expectRevert(
            abi.encodeWithSelector(IPoolRegistry.PoolRegistry_WindowTooLong.selector, 31 days, 30 days)
        );
        registry.publishRelease(poolId, "other", TERMS, PRICE, DURATION_SECONDS, 31 days);
        vm.stopPrank();
    }

    function test_S10_WithdrawRelease_TakesItOffSaleOnce() external {
        vm.startPrank(owner);
        registry.withdrawRelease(releaseId);
        assertFalse(registry.saleOf(releaseId).isOnSale);
        assertEq(registry.release(releaseId).price, PRICE);
        vm.expectRevert(
            abi.encodeWithSelector(IPoolRegistry.PoolRegistry_ReleaseWithdrawn.selector, releaseId)
        );
        registry.withdrawRelease(releaseId);
        vm.stopPrank();
    }

    function test_WithdrawRelease_RevertWhen_Unknown() external {
        ReleaseId unknown = ReleaseId.wrap("unknown");
        vm.expectRevert(abi.encodeWithSelector(IPoolRegistry.PoolRegistry_UnknownRelease.selector, unknown));
        registry.withdrawRelease(unknown);
        vm.expectRevert(abi.encodeWithSelector(IPoolRegistry.PoolRegistry_UnknownRelease.selector, unknown));
        registry.poolAndTokenOf(unknown);
    }
}
